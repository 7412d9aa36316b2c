// Which instruments and citations are seen: the part in focus, without what is filtered out.

import { computed } from "@preact/signals";
import { data } from "./data";
import { NO_BODY, state, type State } from "./state";

export interface Visible {
  nodes: Uint8Array;
  edges: Uint8Array;
  count: number;
  size: number;
  /** The path that was asked for, from one end. */
  path: Path | null;
}

/** How two instruments are joined. */
export interface Path {
  /** Whether the first leads to the second, the second to the first, or both to others between. */
  way: "forward" | "backward" | "either" | "none";
  nodes: number[];
  edges: number[];
}

/** Everything that an instrument rests on, or that rests on it, over any number of citations. O(n + m). */
function lineage(from: number, direction: "ancestors" | "descendants"): Set<number> {
  const found = new Set([from]);
  const queue = [from];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const edge of direction === "ancestors" ? data.out.of(node) : data.into.of(node)) {
      const next = direction === "ancestors" ? data.target(edge) : data.source(edge);
      if (data.isCitation(edge) && !found.has(next)) {
        found.add(next);
        queue.push(next);
      }
    }
  }
  return found;
}

/** A shortest way over citations: there, else back, else in whatever direction. O(n + m). */
function shortestPath(from: number, to: number): Path {
  const there = walk(from, to, false);
  if (there) return { way: "forward", ...there };
  const back = walk(to, from, false);
  if (back) return { way: "backward", ...back };
  const any = walk(from, to, true);
  return any ? { way: "either", ...any } : { way: "none", nodes: [from, to], edges: [] };
}

/** The nodes from the first to the last, with the edges between them. */
function walk(from: number, to: number, both: boolean): { edges: number[]; nodes: number[] } | null {
  const by = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let head = 0; head < queue.length && !by.has(to); head++) {
    const node = queue[head];
    const step = (edge: number, next: number) => {
      if (data.isCitation(edge) && !by.has(next)) {
        by.set(next, edge);
        queue.push(next);
      }
    };
    for (const edge of data.out.of(node)) step(edge, data.target(edge));
    if (both) for (const edge of data.into.of(node)) step(edge, data.source(edge));
  }
  if (!by.has(to)) return null;
  const edges: number[] = [];
  const nodes = [to];
  for (let node = to; node !== from; ) {
    const edge = by.get(node)!;
    edges.push(edge);
    node = data.source(edge) === node ? data.target(edge) : data.source(edge);
    nodes.push(node);
  }
  return { edges: edges.reverse(), nodes: nodes.reverse() };
}

function neighbours(of: number[]): Set<number> {
  const found = new Set(of);
  for (const node of of) {
    for (const edge of data.out.of(node)) found.add(data.target(edge));
    for (const edge of data.into.of(node)) found.add(data.source(edge));
  }
  return found;
}

/** The part in focus: its instruments, and its edges where not all between them count. */
function part({ focus, about, grown, to }: State): { nodes: Set<number> | null; edges: Set<number> | null; path: Path | null } {
  const all = { nodes: null, edges: null, path: null };
  if (focus === "main") {
    const nodes = new Set([...data.mainPath].flatMap((edge) => [data.source(edge), data.target(edge)]));
    return { nodes, edges: data.mainPath, path: null };
  }
  // As long as a path has one end only, the other can be chosen from the whole.
  if (about === null || focus === "all" || (focus === "path" && to === null)) return all;
  if (focus === "near") return { ...all, nodes: neighbours([about, ...grown]) };
  if (focus === "path") {
    const path = shortestPath(about, to!);
    return { nodes: new Set(path.nodes), edges: new Set(path.edges), path };
  }
  const nodes = lineage(about, focus);
  for (const node of grown.length > 0 ? neighbours(grown) : []) nodes.add(node);
  return { ...all, nodes };
}

/** What decides what is seen; what is selected and how it is coloured does not. */
const decisive = computed(() => {
  const { focus, about, grown, to, years, bodies, kinds, relations, read, degree, pins, hidden } = state.value;
  return JSON.stringify([focus, about, grown, to, years, bodies, kinds, relations, read, degree, pins, hidden]);
});

export const visible = computed<Visible>(() => {
  void decisive.value;
  const now = state.peek();
  const { nodes: of } = data.raw;
  const focus = part(now);
  const bodies = new Set(now.bodies);
  const kinds = new Set(now.kinds);
  const relations = new Set(now.relations);
  const pins = new Set(now.pins);
  const hidden = new Set(now.hidden);
  const isKept = (node: number) => {
    if (hidden.has(node)) return false;
    if (pins.has(node)) return true;
    if (focus.nodes && !focus.nodes.has(node)) return false;
    // A path is seen in whole or not at all.
    if ((node === now.about && focus.nodes) || focus.path) return true;
    if (bodies.size > 0 && bodies.has(data.body(node) ?? NO_BODY)) return false;
    if (kinds.size > 0 && kinds.has(data.raw.kinds[of.kind[node]])) return false;
    if (now.read !== "all" && (of.read[node] === 1) !== (now.read === "read")) return false;
    if (now.degree > 0 && data.degree(node) < now.degree) return false;
    if (now.years) {
      const year = data.year(node);
      if (year === null || year < now.years[0] || year > now.years[1]) return false;
    }
    return true;
  };
  const nodes = new Uint8Array(data.count);
  let count = 0;
  for (let node = 0; node < data.count; node++) count += nodes[node] = isKept(node) ? 1 : 0;
  const edges = new Uint8Array(data.size);
  let size = 0;
  for (let edge = 0; edge < data.size; edge++) {
    const isSeen =
      nodes[data.source(edge)] === 1 &&
      nodes[data.target(edge)] === 1 &&
      (!focus.edges || focus.edges.has(edge)) &&
      (focus.path !== null || !relations.has(data.raw.families[data.raw.edges.family[edge]].name));
    size += edges[edge] = isSeen ? 1 : 0;
  }
  return { nodes, edges, count, size, path: focus.path };
});
