// What is looked at, and how: all of it stands in the address, so that a page can be shared as it is seen.

import { computed, signal } from "@preact/signals";
import { data } from "./data";

export type Layout = "map" | "years" | "table";
export type Read = "all" | "read" | "cited";
/** What part of the graph is looked at. */
export type Focus = "all" | "near" | "ancestors" | "descendants" | "path" | "main";

export interface State {
  id: number | null;
  /** The other end of a path. */
  to: number | null;
  layout: Layout;
  focus: Focus;
  /** The instrument that the focus is about; it stays while others are read. */
  about: number | null;
  /** Instruments whose neighbours were unfolded. */
  grown: number[];
  years: [number, number] | null;
  /** Names that are not shown. */
  bodies: string[];
  kinds: string[];
  relations: string[];
  read: Read;
  degree: number;
  colour: string;
  size: string;
  pins: number[];
  hidden: number[];
}

export const NO_BODY = "no body";

const START: State = {
  id: null,
  to: null,
  layout: "map",
  focus: "all",
  about: null,
  grown: [],
  years: null,
  bodies: [],
  kinds: [],
  relations: [],
  read: "all",
  degree: 0,
  colour: "community",
  size: "cited_by",
  pins: [],
  hidden: [],
};

const LAYOUTS: Layout[] = ["map", "years", "table"];
const FOCUSES: Focus[] = ["all", "near", "ancestors", "descendants", "path", "main"];

export function colours(): string[] {
  return ["community", "body", "kind", "year", ...data.raw.measures.map((measure) => measure.name)];
}

/** An address keeps slashes and spaces legible. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%20", "+");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return "";
  }
}

export function address(state: State): string {
  const parts: string[] = [];
  const put = (key: string, value: string, usual: string) => value !== usual && parts.push(`${key}=${value}`);
  const id = (node: number | null) => (node === null ? "" : encode(data.raw.nodes.id[node]));
  const list = (names: string[]) => names.map(encode).join("|");
  put("id", id(state.id), "");
  put("view", state.layout, START.layout);
  put("focus", state.focus, START.focus);
  const isPart = state.focus !== "all" && state.focus !== "main";
  put("about", isPart ? id(state.about) : "", "");
  put("to", state.focus === "path" ? id(state.to) : "", "");
  put("grown", isPart ? state.grown.map(id).join("|") : "", "");
  put("years", state.years?.join("-") ?? "", "");
  put("without", list(state.bodies), "");
  put("no-kind", list(state.kinds), "");
  put("no-relation", list(state.relations), "");
  put("read", state.read, START.read);
  put("degree", String(state.degree), "0");
  put("colour", encode(state.colour), START.colour);
  put("size", encode(state.size), START.size);
  put("pins", state.pins.map(id).join("|"), "");
  put("hidden", state.hidden.map(id).join("|"), "");
  return parts.join("&");
}

/** Reads an address; what it does not know is as at the start. */
export function parse(hash: string): State {
  const values = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) values.set(part.slice(0, at), part.slice(at + 1));
  }
  const text = (key: string) => values.get(key) ?? "";
  const id = (word: string) => named(decode(word));
  const list = (key: string) => text(key).split("|").filter(Boolean).map(decode);
  const ids = (key: string) => text(key).split("|").map(id).filter((node) => node !== null);
  const one = <T extends string>(key: string, known: readonly T[], usual: T) => (known.includes(text(key) as T) ? (text(key) as T) : usual);
  const years = /^(-?\d{1,4})-(\d{1,4})$/.exec(text("years"));
  const about = id(text("about"));
  const focus = one("focus", FOCUSES, "all");
  const known = (name: string, names: string[], usual: string) => (names.includes(name) ? name : usual);
  return {
    ...START,
    id: id(text("id")),
    to: id(text("to")),
    layout: one("view", LAYOUTS, START.layout),
    focus: about === null && focus !== "main" ? "all" : focus,
    about,
    grown: ids("grown"),
    years: years && [Math.min(Number(years[1]), Number(years[2])), Math.max(Number(years[1]), Number(years[2]))],
    bodies: list("without"),
    kinds: list("no-kind"),
    relations: list("no-relation"),
    read: one("read", ["all", "read", "cited"], START.read),
    degree: Math.max(0, Math.floor(Number(text("degree"))) || 0),
    colour: known(decode(text("colour")), colours(), START.colour),
    size: known(decode(text("size")), data.raw.measures.map((measure) => measure.name), START.size),
    pins: ids("pins"),
    hidden: ids("hidden"),
  };
}

export const state = signal<State>(parse(location.hash));

let written = location.hash;
/** The addresses that were left, the latest last: how far one can step back within the page. */
const past = signal<string[]>([]);
export const canStepBack = computed(() => past.value.length > 0);

export function stepBack(): void {
  if (canStepBack.value) history.back();
}

let last = { run: "", at: 0 };

/**
 * Changes what is seen. A step can be taken back. What changes without a pause, such as a slider, is one run, and a
 * run is one step.
 */
export function go(change: Partial<State>, run = ""): void {
  const next = { ...state.value, ...change };
  const hash = `#${address(next)}`;
  state.value = next;
  if (hash === written || (hash === "#" && written === "")) return;
  const isGoingOn = run !== "" && run === last.run && Date.now() - last.at < 1500;
  last = { run, at: Date.now() };
  if (isGoingOn) location.replace(hash);
  else {
    past.value = [...past.value, written];
    location.hash = hash;
  }
  written = hash;
}

addEventListener("hashchange", () => {
  const { hash } = location;
  if (hash === written) return;
  const back = past.value;
  past.value = back.length > 0 && (back.at(-1) || "#") === (hash || "#") ? back.slice(0, -1) : [...back, written];
  written = hash;
  state.value = parse(hash);
  unknown.value = unknownIn(hash);
});

/** The instrument of an identifier, whatever its capitals. */
function named(id: string): number | null {
  return data.byId.get(id) ?? data.byId.get(id.toUpperCase()) ?? data.byId.get(id.toLowerCase()) ?? null;
}

/** The instrument that an address asks for, where it is not in this graph. */
function unknownIn(hash: string): string | null {
  const asked = /[#&]id=([^&]+)/.exec(hash);
  const id = asked && decode(asked[1]);
  return id && named(id) === null ? id : null;
}
export const unknown = signal(unknownIn(location.hash));

/** The whole in focus. */
export const UNFOCUSED: Partial<State> = { focus: "all", about: null, to: null, grown: [] };
/** Nothing filtered out either. */
const WHOLE: Partial<State> = { ...UNFOCUSED, years: null, bodies: [], kinds: [], relations: [], read: "all", degree: 0, hidden: [] };

export function reset(): void {
  go(WHOLE);
}

/** Selects an instrument, and takes away what keeps it out of sight. */
export function reveal(node: number): void {
  go({ ...WHOLE, id: node });
}

export const isFiltered = computed(() => {
  const { years, bodies, kinds, relations, read, degree, hidden } = state.value;
  return years !== null || bodies.length + kinds.length + relations.length + hidden.length + degree > 0 || read !== "all";
});
