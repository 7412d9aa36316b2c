// Finding an instrument by symbol, title or words as they are typed.

import MiniSearch from "minisearch";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { data } from "./data";

const MOST = 12;

let index: MiniSearch | null = null;

/** Words are runs of letters and digits: `A/RES/63/180` is found by `63/180` and by `res 180`. */
function words(text: string): string[] {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function indexed(): MiniSearch {
  if (index) return index;
  index = new MiniSearch({ fields: ["name", "prose", "title"], tokenize: words, processTerm: (term) => term });
  index.addAll(
    Array.from({ length: data.count }, (_, id) => ({ id, name: data.raw.nodes.id[id], prose: data.prose(id), title: data.raw.nodes.title[id] ?? "" })),
  );
  return index;
}

/** The instruments that fit, best first: what is named so, then what has all words; else, `like`, what nearly has. */
export function find(query: string): { nodes: number[]; isLike: boolean } {
  const asked = words(query).join(" ");
  if (!asked) return { nodes: [], isLike: false };
  const cited = data.measure("cited_by")?.values ?? [];
  const boostDocument = (id: number) => {
    const name = words(data.raw.nodes.id[id]).join(" ");
    const title = words(data.raw.nodes.title[id] ?? "").join(" ");
    const isNamed = name === asked || title === asked ? 40 : ` ${name}`.endsWith(` ${asked}`) || title.startsWith(asked) ? 8 : 1;
    return isNamed * (1 + Math.log1p(cited[id] ?? 0) / 4);
  };
  const options = { prefix: true, combineWith: "AND", boost: { name: 2, title: 2 }, boostDocument } as const;
  const exact = indexed().search(query, options);
  // A number that is off by one is another resolution, not a slip.
  const fuzzy = (term: string) => !/\d/.test(term) && term.length > 3 && Math.min(0.34, 2 / term.length);
  const found = exact.length > 0 ? exact : indexed().search(query, { ...options, fuzzy });
  return { nodes: found.slice(0, MOST).map((hit) => hit.id as number), isLike: exact.length === 0 };
}

export function Search({ words: placeholder, pick, id, isFirst }: { words: string; pick: (node: number) => void; id?: string; isFirst?: boolean }) {
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const own = useId();
  const input = useRef<HTMLInputElement>(null);
  const { nodes: found, isLike } = useMemo(() => (isOpen ? find(query) : { nodes: [], isLike: false }), [query, isOpen]);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, []);
  const choose = (node: number) => {
    pick(node);
    setOpen(false);
    setQuery("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      setActive(found.length > 0 ? (active + step) % found.length : 0);
      setOpen(true);
    } else if (event.key === "Enter" && found.length > 0) choose(found[Math.min(active, found.length - 1)]);
    else if (event.key === "Escape") {
      setOpen(false);
      setQuery("");
    } else return;
    event.preventDefault();
  };
  const isShown = isOpen && query.trim() !== "";
  return (
    <div class="search">
      <input
        ref={input}
        id={id}
        type="search"
        role="combobox"
        aria-label={placeholder}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${own}-list`}
        aria-activedescendant={isShown && found.length > 0 ? `${own}-${active}` : undefined}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
          setTimeout(indexed);
        }}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={press}
      />
      <ul id={`${own}-list`} role="listbox" aria-label="Instruments found" hidden={!isShown}>
        {isShown && isLike && found.length > 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            Nothing is called just so; like it:
          </li>
        )}
        {found.map((node, at) => (
          <li key={node} id={`${own}-${at}`} role="option" aria-selected={at === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(node)}>
            <strong>{data.name(node)}</strong>
            {data.title(node) && <span> {data.title(node)}</span>}
          </li>
        ))}
        {isShown && found.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            No instrument found
          </li>
        )}
      </ul>
    </div>
  );
}
