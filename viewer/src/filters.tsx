// What is seen, and how it is coloured.

import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { data, spoken } from "./data";
import { bodyOf, colourOf, look } from "./look";
import { NO_BODY, colours, go, isFiltered, reset, state, type Read } from "./state";

/** Instruments of each year, and the years of a range that is dragged over them. */
function Years() {
  const { first, counts } = useMemo(() => {
    const years = data.raw.nodes.when.map((_, node) => data.year(node)).filter((year) => year !== null);
    const first = years.reduce((least, year) => Math.min(least, year), Infinity);
    const last = years.reduce((most, year) => Math.max(most, year), -Infinity);
    const counts = new Array<number>(Number.isFinite(first) ? last - first + 1 : 0).fill(0);
    for (const year of years) counts[year - first]++;
    return { first, counts };
  }, []);
  const drag = useRef<number | null>(null);
  const [ahead, setAhead] = useState<[number, number] | null>(null);
  if (counts.length === 0) return null;
  const last = first + counts.length - 1;
  const [from, to] = ahead ?? state.value.years ?? [first, last];
  const most = Math.max(...counts);
  const set = (a: number, b: number, quiet = false) => {
    const [low, high] = [Math.max(first, Math.min(a, b)), Math.min(last, Math.max(a, b))];
    go({ years: low === first && high === last ? null : [low, high] }, quiet ? "years" : "");
  };
  const yearAt = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return first + Math.min(counts.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * counts.length)));
  };
  const order = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)];
  return (
    <fieldset class="years">
      <legend>
        Years <output>{from === first && to === last ? "all" : `${from}–${to}`}</output>
      </legend>
      <svg
        class="histogram"
        viewBox={`0 0 ${counts.length} 40`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onPointerDown={(event) => {
          drag.current = yearAt(event);
          event.currentTarget.setPointerCapture(event.pointerId);
          setAhead([drag.current, drag.current]);
        }}
        onPointerMove={(event) => drag.current !== null && setAhead(order(drag.current, yearAt(event)))}
        onPointerUp={(event) => {
          if (drag.current !== null) set(drag.current, yearAt(event));
          drag.current = null;
          setAhead(null);
        }}
      >
        {counts.map((count, at) => {
          // Areas would be out of sight beside the one year that was read: heights grow with the root.
          const height = count === 0 ? 0 : 2 + 38 * Math.sqrt(count / most);
          const isIn = first + at >= from && first + at <= to;
          return <rect key={at} x={at + 0.1} width={0.8} y={40 - height} height={height} class={isIn ? "in" : "out"} />;
        })}
      </svg>
      <div class="ends">
        <label>
          from <input type="range" min={first} max={last} value={from} onInput={(event) => set(Math.min(Number(event.currentTarget.value), to), to, true)} />
        </label>
        <label>
          to <input type="range" min={first} max={last} value={to} onInput={(event) => set(from, Math.max(Number(event.currentTarget.value), from), true)} />
        </label>
      </div>
    </fieldset>
  );
}

function Checks({ words, names, counts, without, set, sample }: { words: string; names: string[]; counts: Map<string, number>; without: string[]; set: (without: string[]) => void; sample?: (name: string) => JSX.Element }) {
  const [isLong, setLong] = useState(false);
  const present = names.filter((name) => counts.has(name));
  const first = isLong || present.length <= 9 ? present : present.slice(0, 8);
  return (
    <fieldset>
      <legend>{words}</legend>
      <div class="all">
        <button type="button" onClick={() => set([])}>all</button>
        <button type="button" onClick={() => set(present)}>none</button>
      </div>
      {first.map((name) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={!without.includes(name)}
            onChange={(event) => set(event.currentTarget.checked ? without.filter((other) => other !== name) : [...without, name])}
          />
          <span>
            {sample?.(name)}
            {name}
          </span>{" "}
          <span class="count">{counts.get(name)}</span>
        </label>
      ))}
      {present.length > first.length && (
        <button type="button" onClick={() => setLong(true)}>
          {present.length - first.length} more
        </button>
      )}
    </fieldset>
  );
}

/** The line of a family of relations, as the pictures have it. */
function Line(name: string): JSX.Element {
  const family = data.raw.families.find((family) => family.name === name)!;
  return (
    <svg class="line" viewBox="0 0 26 6" aria-hidden="true">
      <line x1="0" y1="3" x2="26" y2="3" stroke={colourOf(family)} stroke-width="2" stroke-dasharray={family.dashes.map((part) => part * 1.3).join(" ")} />
    </svg>
  );
}

function tally(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const nodes = Array.from({ length: data.count }, (_, node) => node);
const BODIES = tally(nodes.map(bodyOf));
const KINDS = tally(data.raw.nodes.kind.map((kind) => data.raw.kinds[kind]));
const RELATIONS = tally(data.raw.edges.family.map((family) => data.raw.families[family].name));

function Choice({ words, names, value, set }: { words: string; names: string[]; value: string; set: (name: string) => void }) {
  return (
    <label class="choice">
      {words}
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        {names.map((name) => (
          <option key={name} value={name} selected={name === value}>
            {spoken(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

const KEYS = [
  ["/", "find"],
  ["Esc", "let go"],
  ["arrows", "move the picture"],
  ["+ − 0", "zoom; show all"],
  ["N P", "next, previous"],
  ["Enter", "unfold"],
];

export function Filters() {
  const { bodies, kinds, relations, read, degree, colour, size, hidden, pins, focus } = state.value;
  const reads: [Read, string][] = [["all", "all"], ["read", "text was read"], ["cited", "only cited"]];
  return (
    <div class="inside">
      <h2>What is seen</h2>
      <Choice words="Colour by" names={colours()} value={colour} set={(colour) => go({ colour })} />
      <ul class="legend" aria-label="Colours">
        {look.value.legend.map(({ colour, words }) => (
          <li key={words}>
            <span class="dot" style={{ background: colour }} aria-hidden="true" /> {words}
          </li>
        ))}
      </ul>
      <Choice words="Size by" names={data.raw.measures.map((measure) => measure.name)} value={size} set={(size) => go({ size })} />
      <button type="button" aria-pressed={focus === "main"} disabled={data.mainPath.size === 0} onClick={() => go(focus === "main" ? { focus: "all" } : { focus: "main", about: null, grown: [] })} title="The chain of citations that most ways from the latest to the earliest lead over">
        Main path
      </button>
      <Years />
      <Checks words="Kinds" names={data.raw.kinds} counts={KINDS} without={kinds} set={(kinds) => go({ kinds })} />
      <Checks words="Relations" names={data.raw.families.map((family) => family.name)} counts={RELATIONS} without={relations} set={(relations) => go({ relations })} sample={Line} />
      <Checks words="Bodies" names={[...data.raw.bodies, NO_BODY]} counts={BODIES} without={bodies} set={(bodies) => go({ bodies })} />
      <fieldset>
        <legend>Text</legend>
        {reads.map(([value, words]) => (
          <label key={value} class="check">
            <input type="radio" name="read" checked={read === value} onChange={() => go({ read: value })} /> <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <label class="choice">
        Cites and cited by, at least
        <input type="number" min={0} value={degree} onInput={(event) => go({ degree: Math.max(0, Math.floor(Number(event.currentTarget.value)) || 0) }, "degree")} />
      </label>
      {pins.length > 0 && <button type="button" onClick={() => go({ pins: [] })}>Let {pins.length} pinned go</button>}
      {hidden.length > 0 && <button type="button" onClick={() => go({ hidden: [] })}>Show {hidden.length} hidden</button>}
      <button type="button" aria-disabled={!isFiltered.value && focus === "all"} onClick={reset}>
        Show everything
      </button>
      <details>
        <summary>What the measures say</summary>
        <dl class="told">
          {data.raw.measures.map(({ name, what }) => [<dt key={name}>{spoken(name)}</dt>, <dd key={`${name} says`}>{what}</dd>])}
        </dl>
      </details>
      <details>
        <summary>Keys</summary>
        <dl class="facts">
          {KEYS.map(([key, words]) => [<dt key={key}>{key}</dt>, <dd key={words}>{words}</dd>])}
        </dl>
      </details>
    </div>
  );
}
