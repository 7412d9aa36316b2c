// Where everything lies: on the map and along the years as the page came, or a small part along its own years.

import { data } from "./data";
import { bodyOf, sizes } from "./look";
import type { State } from "./state";
import type { Visible } from "./visible";

export interface Places {
  x: Float64Array;
  y: Float64Array;
  /** Left, bottom, right, top. */
  box: [number, number, number, number];
  ticks: { words: string; x: number }[];
  bands: { words: string; top: number; bottom: number }[];
  /** Whether labels have room for all. */
  isSmall: boolean;
}

/** Instruments that a timeline of their own has room for. */
const SMALL = 500;

function bounded(x: Float64Array, y: Float64Array, nodes: Uint8Array): Places["box"] {
  const box: Places["box"] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < x.length; node++) {
    if (!nodes[node]) continue;
    box[0] = Math.min(box[0], x[node]);
    box[1] = Math.min(box[1], y[node]);
    box[2] = Math.max(box[2], x[node]);
    box[3] = Math.max(box[3], y[node]);
  }
  return Number.isFinite(box[0]) ? box : [0, 0, 1, 1];
}

export function places(state: State, seen: Visible, width: number, height: number): Places {
  if (state.layout === "years") {
    const isPart = state.focus !== "all" && seen.count <= SMALL;
    return isPart ? alongOwnYears(seen, width, height) : alongYears(seen, width / height);
  }
  const x = Float64Array.from(data.raw.nodes.map, ([x]) => x);
  const y = Float64Array.from(data.raw.nodes.map, ([, y]) => y);
  return { x, y, box: bounded(x, y, seen.nodes), ticks: [], bands: [], isSmall: seen.count <= 60 };
}

/** Bands are stretched so that the whole fills the screen. */
function alongYears(seen: Visible, ratio: number): Places {
  const { years } = data.raw.nodes;
  const { ticks, bands, undated } = data.raw;
  const right = Math.max(1, ...ticks.map(([, x]) => x));
  const bottom = Math.min(-1, ...bands.map(([, bottom]) => bottom));
  const scale = (right - undated) / ratio / -bottom;
  const x = Float64Array.from(years, ([x]) => x);
  const y = Float64Array.from(years, ([, y]) => y * scale);
  return {
    x,
    y,
    box: [undated, bottom * scale, right, 0],
    ticks: [{ words: "undated", x: undated }, ...ticks.map(([year, x]) => ({ words: String(year), x }))],
    bands: bands.map(([of, bottom, top]) => ({
      words: of === null ? "smaller communities" : data.raw.communities[of].name,
      top: top * scale,
      bottom: bottom * scale,
    })),
    isSmall: seen.count <= 60,
  };
}

/**
 * A small part in lanes by body, as the printed timeline has them, in pixels. Each label has a row where it has room; the
 * more rows, the wider the whole, so that it keeps the form of the window.
 */
function alongOwnYears(seen: Visible, width: number, height: number): Places {
  const nodes: number[] = [];
  for (let node = 0; node < data.count; node++) if (seen.nodes[node]) nodes.push(node);
  const dated = nodes.filter((node) => data.raw.nodes.when[node] !== null);
  dated.sort((a, b) => data.raw.nodes.when[a]! - data.raw.nodes.when[b]! || a - b);
  const lanes = new Map<string, number[]>();
  for (const node of nodes) {
    const lane = bodyOf(node);
    lanes.set(lane, [...(lanes.get(lane) ?? []), node]);
  }
  const sorted = [...lanes].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  let wide = Math.max(width - 60, 500);
  let drawn = inLanes(nodes, dated, sorted, wide);
  for (let time = 0; time < 8 && -drawn.box[1] > (wide * height) / width; time++) {
    wide *= 1.3;
    drawn = inLanes(nodes, dated, sorted, wide);
  }
  return drawn;
}

const LABEL = 150;
const ROW = 22;
/** Where the names of lanes stand. */
const MARGIN = 130;

function inLanes(nodes: number[], dated: number[], lanes: [string, number[]][], whole: number): Places {
  const x = new Float64Array(data.count);
  const y = new Float64Array(data.count);
  const when = (node: number) => data.raw.nodes.when[node]!;
  const [first, last] = dated.length > 0 ? [when(dated[0]), when(dated[dated.length - 1])] : [0, 0];
  const hasUndated = dated.length < nodes.length;
  const left = hasUndated ? LABEL + 30 : 0;
  const wide = Math.max(120, whole - MARGIN - left - LABEL);
  const ticks: Places["ticks"] = hasUndated ? [{ words: "undated", x: 0 }] : [];
  dated.forEach((node, rank) => {
    const byLength = last > first ? (when(node) - first) / (last - first) : 0;
    x[node] = left + (wide * (byLength + rank / Math.max(1, dated.length - 1))) / 2;
    const year = String(Math.floor(when(node)));
    if (ticks.at(-1)?.words !== year) ticks.push({ words: year, x: x[node] });
  });
  const bands: Places["bands"] = [];
  let top = 0;
  for (const [words, inside] of lanes) {
    inside.sort((a, b) => x[a] - x[b] || sizes.value[b] - sizes.value[a]);
    const ends: number[] = [];
    for (const node of inside) {
      let row = ends.findIndex((end) => end <= x[node]);
      if (row < 0) row = ends.push(0) - 1;
      ends[row] = x[node] + LABEL;
      y[node] = top - 20 - row * ROW;
    }
    const bottom = top - 20 - ends.length * ROW;
    bands.push({ words, top, bottom });
    top = bottom - 6;
  }
  return { x, y, box: [-MARGIN, top, left + wide + LABEL, 0], ticks, bands, isSmall: true };
}
