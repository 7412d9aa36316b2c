// The page: a bar, what is seen on the left, the picture or the table, what is selected on the right.

import { effect } from "@preact/signals";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { counted, data, shown } from "./data";
import { saveCsv, saveJson, savePng, saveSvg } from "./exports";
import { Filters } from "./filters";
import { Panel } from "./panel";
import { Search } from "./search";
import { StageView, focusView, isStill, stage } from "./stage";
import { UNFOCUSED, canStepBack, go, reveal, state, stepBack, unknown, type Focus, type Layout } from "./state";
import "./style.css";
import { Table } from "./table";
import { visible } from "./visible";

const LAYOUTS: [Layout, string][] = [
  ["map", "Map"],
  ["years", "Years"],
  ["table", "Table"],
];

const WAYS = { forward: "", backward: "It leads the other way round. ", either: "They are joined only in both directions. ", none: "They are not joined. " };

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

function zoom(way: "animatedZoom" | "animatedUnzoom"): void {
  void stage?.sigma.getCamera()[way]({ duration: isStill() ? 0 : 120 });
}

/** What part is seen, how much it is, and the way out. */
function Status() {
  const { focus, about, to, layout } = state.value;
  const { count, size, path } = visible.value;
  const words = focus === "all" ? "" : `${FOCUSED[focus]} ${about !== null && focus !== "main" ? data.name(about) : ""}${focus === "path" && to !== null ? ` to ${data.name(to)}` : ""}`;
  return (
    <div class="status">
      {focus !== "all" && (
        <>
          <strong>{words}</strong>
          <button
            type="button"
            onClick={() => {
              go(UNFOCUSED);
              focusView();
            }}
          >
            Show the whole
          </button>
        </>
      )}
      <span role="status">
        {unknown.value === null ? "" : `No ${unknown.value} in this graph. `}
        {path === null ? "" : WAYS[path.way]}
        {counted(count, "instrument")}, {counted(size, "edge")}
      </span>
      {layout !== "table" && (
        <span class="zoom" role="group" aria-label="Zoom">
          <button type="button" aria-label="Zoom in" onClick={() => zoom("animatedZoom")}>+</button>
          <button type="button" aria-label="Zoom out" onClick={() => zoom("animatedUnzoom")}>−</button>
          <button type="button" title="Show all that is seen" onClick={() => stage?.fit()}>Fit</button>
        </span>
      )}
    </div>
  );
}

function App() {
  const { layout, id } = state.value;
  // On a narrow screen one of the two is seen at a time, below the picture; what is selected opens its details.
  const [sheet, setSheet] = useState<"filters" | "panel" | "none">(id === null ? "none" : "panel");
  const toggle = (name: "filters" | "panel") => setSheet(sheet === name ? "none" : name);
  useEffect(() => {
    if (id !== null) setSheet("panel");
  }, [id]);
  return (
    <>
      <nav class="skip" aria-label="Skip to">
        {[["main", "Picture or table"], ["panel", "Details"], ["filters", "Filters"]].map(([name, words]) => (
          <button key={name} type="button" onClick={() => (name === "main" ? focusView() : document.getElementById(name)?.focus())}>
            {words}
          </button>
        ))}
      </nav>
      <header class="bar">
        <h1>{data.raw.title}</h1>
        <Search
          id="search"
          words="Find by symbol, title or words"
          pick={(node) => (visible.value.nodes[node] ? go({ id: node }) : reveal(node))}
        />
        <div class="layouts" role="group" aria-label="View">
          {LAYOUTS.map(([name, words]) => (
            <button key={name} type="button" aria-pressed={layout === name} onClick={() => go({ layout: name })}>
              {words}
            </button>
          ))}
        </div>
        <button type="button" class="back" aria-disabled={!canStepBack.value} onClick={stepBack}>Step back</button>
        <Export />
        <div class="sheets">
          <button type="button" aria-expanded={sheet === "filters"} aria-controls="filters" onClick={() => toggle("filters")}>Filter</button>
          <button type="button" aria-expanded={sheet === "panel"} aria-controls="panel" onClick={() => toggle("panel")}>Details</button>
        </div>
      </header>
      <div
        class="body"
        data-sheet={sheet}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || sheet === "none" || !matchMedia("(max-width: 60rem)").matches) return;
          event.stopPropagation();
          setSheet("none");
        }}
      >
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
        {id === null ? "" : `${data.prose(id)}: cites ${shown(data.measure("cites")!.values[id])}, cited by ${shown(data.measure("cited_by")!.values[id])}`}
      </p>
    </>
  );
}

addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input[type=search], input[type=number], select");
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
