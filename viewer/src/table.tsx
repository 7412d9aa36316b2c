// The same instruments as a table, for those who do not look at pictures.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { counted, data, shown, spoken } from "./data";
import { Name } from "./panel";
import { state } from "./state";
import { visible } from "./visible";

const PAGE = 100;

interface Column {
  key: string;
  words: string;
  text: (node: number) => string;
  value: (node: number) => string | number;
  /** Whether most comes first. */
  isMost?: boolean;
}

function columns(): Column[] {
  const numbers = [...new Set(["cited_by", "cites", state.value.size])].filter((name) => data.measure(name));
  return [
    { key: "title", words: "Title", text: (node) => data.title(node) ?? "", value: (node) => data.title(node)?.toLowerCase() ?? "\uffff" },
    { key: "kind", words: "Kind", text: (node) => data.raw.kinds[data.raw.nodes.kind[node]], value: (node) => data.raw.nodes.kind[node] },
    { key: "body", words: "Body", text: (node) => data.body(node) ?? "", value: (node) => data.body(node) ?? "\uffff" },
    { key: "year", words: "Year", text: (node) => String(data.year(node) ?? ""), value: (node) => data.raw.nodes.when[node] ?? Infinity },
    ...numbers.map((name): Column => {
      const { values } = data.measure(name)!;
      return { key: name, words: spoken(name), text: (node) => shown(values[node]), value: (node) => values[node] ?? -1, isMost: true };
    }),
  ];
}

export function Table() {
  const [by, setBy] = useState("cited_by");
  const [isBack, setBack] = useState(false);
  const [page, setPage] = useState(0);
  const all = columns();
  const seen = visible.value;
  const rows = useMemo(() => {
    const nodes: number[] = [];
    for (let node = 0; node < data.count; node++) if (seen.nodes[node]) nodes.push(node);
    const column = all.find((column) => column.key === by);
    if (column) {
      const values = new Map(nodes.map((node) => [node, column.value(node)]));
      nodes.sort((a, b) => (values.get(a)! < values.get(b)! ? -1 : values.get(a)! > values.get(b)! ? 1 : a - b));
    }
    return isBack !== (column?.isMost ?? false) ? nodes.reverse() : nodes;
  }, [seen, by, isBack, state.value.size]);
  const isFalling = (key: string) => isBack !== (all.find((column) => column.key === key)?.isMost ?? false);
  useEffect(() => {
    document.documentElement.dataset.ready = "";
  }, []);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const now = Math.min(page, pages - 1);
  const place = useRef<HTMLDivElement>(null);
  const { id } = state.value;
  // What is selected elsewhere is gone to.
  useEffect(() => {
    const row = id === null ? -1 : rows.indexOf(id);
    if (row < 0) return;
    setPage(Math.floor(row / PAGE));
    requestAnimationFrame(() => place.current?.querySelector("tr.now")?.scrollIntoView({ block: "nearest" }));
  }, [id, rows]);
  const turn = (to: number) => {
    if (to < 0 || to >= pages) return;
    setPage(to);
    if (place.current) place.current.scrollTop = 0;
  };
  const head = (key: string, words: string) => (
    <th key={key} scope="col" aria-sort={by !== key ? "none" : isFalling(key) ? "descending" : "ascending"}>
      <button
        type="button"
        onClick={() => {
          setBack(by === key && !isBack);
          setBy(key);
          setPage(0);
        }}
      >
        {words} <span aria-hidden="true">{by !== key ? "" : isFalling(key) ? "↓" : "↑"}</span>
      </button>
    </th>
  );
  return (
    <div ref={place} class="table" tabIndex={0} role="region" aria-label="Instruments as a table">
      <table>
        <caption>
          {counted(rows.length, "instrument")}, {counted(seen.size, "edge")} between them
        </caption>
        <thead>
          <tr>
            {head("id", "Instrument")}
            {all.map((column) => head(column.key, column.words))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(now * PAGE, (now + 1) * PAGE).map((node) => (
            <tr key={node} class={node === state.value.id ? "now" : ""}>
              <th scope="row">
                <Name node={node} />
              </th>
              {all.map((column) => (
                <td key={column.key} dir="auto">{column.text(node)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav aria-label="Pages of the table">
          <button type="button" aria-disabled={now === 0} onClick={() => turn(now - 1)}>Before</button>
          <span>
            {now + 1} of {pages}
          </span>
          <button type="button" aria-disabled={now === pages - 1} onClick={() => turn(now + 1)}>Next</button>
        </nav>
      )}
    </div>
  );
}
