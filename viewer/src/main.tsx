// The page: a bar, what is seen on the left, the picture or the table, what is selected on the right.

import { effect } from "@preact/signals";
import { render } from "preact";
import { useState } from "preact/hooks";
import { data } from "./data";
import { saveCsv, saveJson, savePng, saveSvg } from "./exports";
import { Filters } from "./filters";
import { Panel } from "./panel";
import { Search } from "./search";
import { StageView, stage } from "./stage";
import { go, state, type Focus, type Layout } from "./state";
import "./style.css";
import { Table } from "./table";
import { visible } from "./visible";

const LAYOUTS: [Layout, string][] = [
  ["map", "Map"],
  ["years", "Years"],
  ["table", "Table"],
];

const FOCUSED: Record<Focus, string> = {
  all: "",
  near: "Neighbourhood of",
  ancestors: "What it rests on:",
  descendants: "What rests on it:",
  path: "Path from",
  main: "Main path",
};

function Export() {
  const isTable = state.value.layout === "table";
  const items: [string, () => void, boolean][] = [
    ["SVG", saveSvg, isTable],
    ["PNG", () => void savePng(), isTable],
    ["CSV", saveCsv, false],
    ["JSON", saveJson, false],
  ];
  return (
    <div class="export" role="group" aria-label="Save what is seen">
      <span aria-hidden="true">Save</span>
      {items.map(([words, save, isOff]) => (
        <button key={words} type="button" disabled={isOff} aria-label={`Save as ${words}`} onClick={save}>
          {words}
        </button>
      ))}
    </div>
  );
}

/** What part is seen, how much it is, and the way out. */
function Status() {
  const { focus, about, to, layout } = state.value;
  const { count, size, noPath } = visible.value;
  const words = focus === "all" ? "" : `${FOCUSED[focus]} ${about !== null && focus !== "main" ? data.name(about) : ""}${focus === "path" && to !== null ? ` to ${data.name(to)}` : ""}`;
  return (
    <div class="status">
      {focus !== "all" && (
        <>
          <strong>{words}</strong>
          <button type="button" onClick={() => go({ focus: "all", about: null, to: null, grown: [] })}>
            Show the whole
          </button>
        </>
      )}
      <span role="status">
        {noPath ? "There is no way over citations. " : ""}
        {count.toLocaleString("en")} instruments, {size.toLocaleString("en")} edges
      </span>
      {layout !== "table" && (
        <span class="zoom" role="group" aria-label="Zoom">
          <button type="button" aria-label="Zoom in" onClick={() => void stage?.sigma.getCamera().animatedZoom({ duration: 120 })}>+</button>
          <button type="button" aria-label="Zoom out" onClick={() => void stage?.sigma.getCamera().animatedUnzoom({ duration: 120 })}>−</button>
          <button type="button" aria-label="Show all that is seen" onClick={() => stage?.fit()}>Fit</button>
        </span>
      )}
    </div>
  );
}

function App() {
  const [sheet, setSheet] = useState<"filters" | "panel" | null>(null);
  const toggle = (name: "filters" | "panel") => setSheet(sheet === name ? null : name);
  const { layout, id } = state.value;
  return (
    <>
      <header class="bar">
        <h1>{data.raw.title}</h1>
        <Search
          id="search"
          words="Find by symbol, title or words"
          pick={(node) => go({ id: node, ...(visible.value.nodes[node] ? {} : { focus: "all", about: null, years: null, bodies: [], kinds: [], read: "all", degree: 0, hidden: state.value.hidden.filter((other) => other !== node) }) })}
        />
        <div class="layouts" role="group" aria-label="View">
          {LAYOUTS.map(([name, words]) => (
            <button key={name} type="button" aria-pressed={layout === name} onClick={() => go({ layout: name })}>
              {words}
            </button>
          ))}
        </div>
        <button type="button" class="back" onClick={() => history.back()}>Back</button>
        <Export />
        <div class="sheets">
          <button type="button" aria-expanded={sheet === "filters"} aria-controls="filters" onClick={() => toggle("filters")}>Filter</button>
          <button type="button" aria-expanded={sheet === "panel"} aria-controls="panel" onClick={() => toggle("panel")}>Details</button>
        </div>
      </header>
      <div class="body" data-sheet={sheet ?? (id !== null ? "peek" : "none")}>
        <aside id="filters" aria-label="Filters" tabIndex={0}>
          <Filters />
        </aside>
        <main>
          {layout === "table" ? <Table /> : <StageView />}
          <Status />
        </main>
        <aside id="panel" aria-label="Details" tabIndex={0}>
          <Panel />
        </aside>
      </div>
      <p class="unseen" aria-live="polite">
        {id === null ? "" : `${data.prose(id)}: cites ${data.out.of(id).length}, cited by ${data.into.of(id).length}`}
      </p>
    </>
  );
}

addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  } else if (event.key === "Escape" && !isTyping && state.value.id !== null) go({ id: null });
});

effect(() => {
  const { id } = state.value;
  document.title = id === null ? data.raw.title : `${data.name(id)} – ${data.raw.title}`;
});

render(<App />, document.getElementById("app")!);
