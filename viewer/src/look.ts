// Colours and sizes of instruments, for both schemes of the reader's system.

import { computed, signal } from "@preact/signals";
import { data, shown, spoken, type Family } from "./data";
import { NO_BODY, state } from "./state";

const query = matchMedia("(prefers-color-scheme: dark)");
export const isDark = signal(query.matches);
query.addEventListener("change", () => (isDark.value = query.matches));

export const ink = computed(() => (isDark.value ? "#e8ebef" : "#1b1f24"));
export const quiet = computed(() => (isDark.value ? "#a5aeb9" : "#565f6a"));
export const ground = computed(() => (isDark.value ? "#14171b" : "#ffffff"));
export const rest = computed(() => (isDark.value ? "#6d7681" : "#a3abb5"));

/** Colours told apart on both grounds; what has none of its own is grey. */
const GROUPS = ["#4c78a8", "#f58518", "#54a24b", "#e45756", "#3aa6a0", "#b279a2", "#9d755d", "#c9a227", "#e377c2", "#7f9c3d", "#5f6fbf", "#c2577b"];
/** From few to many: the stops of viridis (N. Smith, S. van der Walt, 2015), its bright end only on dark ground. */
const SCALE = ["#443983", "#31688e", "#21918c", "#35b779", "#90d743", "#fde725"];

function mix(a: string, b: string, share: number): string {
  const part = (hex: string, at: number) => parseInt(hex.slice(at, at + 2), 16);
  const byte = (at: number) => Math.round(part(a, at) + (part(b, at) - part(a, at)) * share);
  return `#${[1, 3, 5].map((at) => byte(at).toString(16).padStart(2, "0")).join("")}`;
}

function onScale(share: number): string {
  const stops = isDark.value ? SCALE : SCALE.slice(0, 5).reverse();
  const at = Math.min(stops.length - 2, Math.floor(share * (stops.length - 1)));
  return mix(stops[at], stops[at + 1], share * (stops.length - 1) - at);
}

/** The share of values that are smaller: ranks spread colours evenly, whatever the measure; equal values are equal. */
function ranks(values: (number | null)[]): Float64Array {
  const order = values.map((value, at) => [value ?? -Infinity, at] as const).sort((a, b) => a[0] - b[0]);
  const shares = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to][0] === order[from][0]) to++;
    for (let at = from; at < to; at++) shares[order[at][1]] = order.length > 1 ? from / (order.length - 1) : 0;
    from = to;
  }
  return shares;
}

export interface Look {
  colours: string[];
  /** Colours with what they mean; for a measure its ends. */
  legend: { colour: string; words: string }[];
}

const colouring = computed(() => state.value.colour);
const sizing = computed(() => state.value.size);

export const look = computed<Look>(() => {
  const by = colouring.value;
  const { nodes } = data.raw;
  const group = (of: (number | null)[], names: string[], none: string): Look => ({
    colours: of.map((place) => (place === null || place >= GROUPS.length ? rest.value : GROUPS[place])),
    legend: [
      ...names.slice(0, GROUPS.length).map((words, place) => ({ colour: GROUPS[place], words })),
      ...(names.length > GROUPS.length || of.includes(null) ? [{ colour: rest.value, words: none }] : []),
    ],
  });
  if (by === "community") {
    const large = data.raw.communities.filter((community) => community.size > 2);
    return group(nodes.community, large.map((community) => community.name || "no titles known"), "smaller communities");
  }
  if (by === "body") return group(nodes.body, data.raw.bodies, "other bodies, or none");
  if (by === "kind") return group(nodes.kind, data.raw.kinds, "");
  const values = by === "year" ? nodes.when.map((when) => when && Math.floor(when)) : data.measure(by)!.values;
  const shares = ranks(values);
  const known = values.map((value, at) => [value, shares[at]] as const).filter(([value]) => value !== null) as [number, number][];
  known.sort((a, b) => a[0] - b[0]);
  const word = (value: number) => (by === "year" ? String(value) : shown(value));
  const steps = [0, 0.25, 0.5, 0.75, 1].map((share) => known[Math.round(share * (known.length - 1))]).filter(Boolean);
  const distinct = steps.filter(([value], at) => at === 0 || steps[at - 1][0] !== value);
  return {
    colours: values.map((value, at) => (value === null ? rest.value : onScale(shares[at]))),
    legend: [
      ...distinct.map(([value, share]) => ({ colour: onScale(share), words: `${spoken(by)} ${word(value)}` })),
      ...(values.includes(null) ? [{ colour: rest.value, words: "not known" }] : []),
    ],
  };
});

/** Radius of each instrument in pixels before zooming: areas grow with the measure. */
export const sizes = computed<Float32Array>(() => {
  const values = data.measure(sizing.value)?.values ?? [];
  const most = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0) || 1;
  const small = data.count > 5000 ? 1.4 : data.count > 800 ? 2.2 : 3.5;
  const large = Math.min(data.count > 5000 ? 15 : 17, small + 3 * Math.sqrt(data.raw.measures.find(({ name }) => name === "cited_by")?.values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0) ?? 0));
  return Float32Array.from(values, (value) => small + (large - small) * Math.sqrt(Math.max(0, value ?? 0) / most));
});

export function colourOf(family: Family): string {
  return isDark.value ? family.dark : family.light;
}

export function familyColour(edge: number): string {
  return colourOf(data.raw.families[data.raw.edges.family[edge]]);
}

export function bodyOf(node: number): string {
  return data.body(node) ?? NO_BODY;
}
