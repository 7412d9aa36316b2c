// What an instrument is, what it cites and what cites it, with the clauses.

import { useState } from "preact/hooks";
import { counted, data, shown, spoken } from "./data";
import { familyColour, look } from "./look";
import { Search } from "./search";
import { UNFOCUSED, go, reveal, state } from "./state";
import { focusView, unfold } from "./stage";
import { visible, type Path } from "./visible";

const FIRST = 25;

/** Leads to an instrument; whoever reads on in the panel begins at its head. */
function follow(node: number, from: Element): void {
  go({ id: node });
  const panel = from.closest("#panel");
  if (!panel) return;
  panel.scrollTop = 0;
  requestAnimationFrame(() => panel.querySelector("h2")?.focus());
}

/** A name that leads to its instrument. */
export function Name({ node }: { node: number }) {
  return (
    <button type="button" class="name" onClick={(event) => follow(node, event.currentTarget)}>
      <span class="dot" style={{ background: look.value.colours[node] }} aria-hidden="true" />
      {data.name(node)}
    </button>
  );
}

function Clauses({ edge }: { edge: number }) {
  if (!data.isCitation(edge)) return <p class="clause">{data.raw.links[data.raw.edges.link[edge]].replaceAll("_", " ")}</p>;
  return (
    <ul class="clauses">
      {data.citations(edge).map((citation, at) => (
        <li key={at} class="clause" title={`${citation.file}, line ${citation.line}`}>
          <span class="relation" style={{ borderColor: familyColour(edge) }}>
            {citation.relation}
          </span>{" "}
          <span class="place">{citation.place}</span> <span dir="auto">{citation.clause}</span>
        </li>
      ))}
    </ul>
  );
}

function List({ words, edges, end }: { words: string; edges: number[]; end: (edge: number) => number }) {
  const [most, setMost] = useState(FIRST);
  if (edges.length === 0) return null;
  return (
    <details open>
      <summary>
        {words} <span class="count">{edges.length}</span>
      </summary>
      <ol class="list">
        {edges.slice(0, most).map((edge) => (
          <li key={edge}>
            <Name node={end(edge)} />
            {data.title(end(edge)) && <div class="title" dir="auto">{data.title(end(edge))}</div>}
            <Clauses edge={edge} />
          </li>
        ))}
      </ol>
      {edges.length > most && (
        <button type="button" onClick={() => setMost(most + 100)}>
          Show {Math.min(100, edges.length - most)} more
        </button>
      )}
    </details>
  );
}

/** In the order of what is cited most. */
function sorted(edges: Int32Array, end: (edge: number) => number, isWanted: (edge: number) => boolean): number[] {
  const cited = data.measure("cited_by")?.values ?? [];
  return [...edges].filter(isWanted).sort((a, b) => (cited[end(b)] ?? 0) - (cited[end(a)] ?? 0) || a - b);
}

/** A path from one end to the other, and which way it leads. */
function Steps({ path: { way, nodes, edges } }: { path: Path }) {
  const [first, last] = [state.value.about!, state.value.to!];
  const told = {
    forward: `${data.name(first)} leads to ${data.name(last)}:`,
    backward: `${data.name(first)} does not lead to ${data.name(last)}, but the other way round:`,
    either: "Neither leads to the other; they are joined only over citations in both directions:",
    none: "They are not joined by citations.",
  };
  return (
    <>
      <p>{told[way]}</p>
      <ol class="list">
        {edges.map((edge) => (
          <li key={edge}>
            {data.name(data.source(edge))} cites {data.name(data.target(edge))}
          </li>
        ))}
      </ol>
      {nodes.length > 2 && <p class="title">{counted(edges.length, "citation")}</p>}
    </>
  );
}

function Doing({ node }: { node: number }) {
  const { pins, hidden, focus, about } = state.value;
  const isPinned = pins.includes(node);
  const isNow = (kind: typeof focus) => focus === kind && about === node;
  const ask = (kind: typeof focus) => go({ focus: kind, about: node, to: null, grown: [] });
  const toggle = (kind: typeof focus, words: string, told: string) => (
    <button type="button" aria-pressed={isNow(kind)} title={told} onClick={() => (isNow(kind) ? go(UNFOCUSED) : ask(kind))}>
      {words}
    </button>
  );
  return (
    <div class="doing" role="group" aria-label="What to do with it">
      {toggle("near", "Neighbourhood", "Only what it cites and what cites it")}
      {toggle("ancestors", "Ancestors", "All that it rests on, over any number of citations")}
      {toggle("descendants", "Descendants", "All that rests on it, over any number of citations")}
      {toggle("path", "Path to …", "The shortest way over citations to another instrument")}
      <button type="button" title="Its neighbours along the years" onClick={() => go({ focus: "near", about: node, to: null, grown: [], layout: "years" })}>
        Timeline
      </button>
      {state.value.focus !== "all" && (
        <button type="button" title="Add its neighbours to what is seen" onClick={() => unfold(node)}>
          Unfold
        </button>
      )}
      <button type="button" aria-pressed={isPinned} title="Keep it in sight, whatever is filtered" onClick={() => go({ pins: isPinned ? pins.filter((pin) => pin !== node) : [...pins, node] })}>
        Pin
      </button>
      <button type="button" title="Take it out of the picture" onClick={() => {
          go({ hidden: [...hidden, node], id: null });
          focusView();
        }}>
        Hide
      </button>
    </div>
  );
}

function Facts({ node }: { node: number }) {
  const { kind, date, read, link, community } = data.raw.nodes;
  const body = data.body(node);
  const name = data.raw.communities[community[node]]?.name;
  return (
    <dl class="facts">
      <dt>Kind</dt>
      <dd>{data.raw.kinds[kind[node]]}</dd>
      {body && <dt>Body</dt>}
      {body && <dd>{body}</dd>}
      {date[node] && <dt>Date</dt>}
      {date[node] && <dd>{date[node]}</dd>}
      {!date[node] && data.year(node) !== null && <dt>About</dt>}
      {!date[node] && data.year(node) !== null && <dd>{data.year(node)}</dd>}
      <dt>Text</dt>
      <dd>{read[node] ? "was read" : "only cited"}</dd>
      {name && <dt>Among</dt>}
      {name && <dd>{name}</dd>}
      {data.raw.measures.map((measure) => [
        <dt key={measure.name} title={measure.what}>
          {spoken(measure.name)}
        </dt>,
        <dd key={`${measure.name} value`}>{shown(measure.values[node])}</dd>,
      ])}
      {link[node]?.startsWith("https://") && <dt>Document</dt>}
      {link[node]?.startsWith("https://") && (
        <dd>
          <a href={link[node]!} target="_blank" rel="noopener noreferrer">
            {link[node]!.replace("https://", "")}
          </a>
        </dd>
      )}
    </dl>
  );
}

export function Panel() {
  const { id, focus, about, to } = state.value;
  if (id === null) return <Overview />;
  return (
    <div class="inside">
      <header>
        <h2 tabIndex={-1}>{data.prose(id)}</h2>
        {data.title(id) && <p class="title" dir="auto">{data.title(id)}</p>}
      </header>
      <Doing node={id} />
      {focus === "path" && about !== null && (
        <div class="path">
          {to === null && <p>From {data.name(about)} to one that you find here, or click:</p>}
          <Search isFirst={to === null} words="Other end of the path" pick={(node) => go({ to: node })} />
          {visible.value.path && <Steps path={visible.value.path} />}
        </div>
      )}
      {visible.value.nodes[id] === 0 && (
        <p class="path">
          It is not in what is seen.{" "}
          <button type="button" onClick={() => reveal(id)}>
            Show it
          </button>
        </p>
      )}
      <Facts node={id} />
      <List key={`out ${id}`} words="Cites" edges={sorted(data.out.of(id), (edge) => data.target(edge), (edge) => data.isCitation(edge))} end={(edge) => data.target(edge)} />
      <List key={`in ${id}`} words="Cited by" edges={sorted(data.into.of(id), (edge) => data.source(edge), (edge) => data.isCitation(edge))} end={(edge) => data.source(edge)} />
      <List key={`up ${id}`} words="Belongs to" edges={sorted(data.out.of(id), (edge) => data.target(edge), (edge) => !data.isCitation(edge))} end={(edge) => data.target(edge)} />
      <List key={`down ${id}`} words="Belongs to it" edges={sorted(data.into.of(id), (edge) => data.source(edge), (edge) => !data.isCitation(edge))} end={(edge) => data.source(edge)} />
    </div>
  );
}

/** What to begin with, when nothing is selected. */
function Overview() {
  const cited = data.measure(state.value.size)?.values ?? [];
  const seen = visible.value.nodes;
  const best = cited.map((value, node) => [value ?? 0, node] as const).filter(([value, node]) => value > 0 && seen[node] === 1);
  best.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  return (
    <div class="inside">
      <h2>{state.value.size === "cited_by" ? "Most cited" : `Highest ${spoken(state.value.size)}`}</h2>
      <ol class="list">
        {best.slice(0, 20).map(([value, node]) => (
          <li key={node}>
            <Name node={node} /> <span class="count">{shown(value)}</span>
            {data.title(node) && <div class="title" dir="auto">{data.title(node)}</div>}
          </li>
        ))}
      </ol>
    </div>
  );
}
