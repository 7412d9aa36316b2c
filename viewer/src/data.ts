// The graph as the page holds it: what `src/export/html.rs` writes, with indexes beside it.

export interface Family {
  name: string;
  light: string;
  dark: string;
  dashes: number[];
}

export interface Community {
  name: string;
  x: number;
  y: number;
  radius: number;
  size: number;
}

export interface Measure {
  name: string;
  what: string;
  values: (number | null)[];
}

interface Raw {
  generator: string;
  title: string;
  families: Family[];
  kinds: string[];
  links: string[];
  bodies: string[];
  communities: Community[];
  measures: Measure[];
  nodes: {
    id: string[];
    name: (string | null)[];
    prose: (string | null)[];
    title: (string | null)[];
    kind: number[];
    body: (number | null)[];
    date: (string | null)[];
    when: (number | null)[];
    read: number[];
    link: (string | null)[];
    community: number[];
    map: [number, number][];
    years: [number, number][];
  };
  edges: { source: number[]; target: number[]; link: number[]; weight: number[]; family: number[] };
  main_path: [number, number][];
  bands: [number | null, number, number][];
  ticks: [number, number][];
  undated: number;
}

/** The citations on the edges, in the order of these. */
interface Told {
  edge: number[];
  relation: number[];
  paragraph: (string | null)[];
  region: number[];
  text: string[];
  clause: number[];
  file: number[];
  line: number[];
  clauses: string[];
  relations: string[];
  regions: string[];
  files: string[];
}

/** One citation on an edge. */
export interface Citation {
  relation: string;
  place: string;
  text: string;
  clause: string;
  file: string;
  line: number;
}

/** For each node the edges at one of its ends, one behind the other. */
class Rows {
  private starts: Int32Array;
  private edges: Int32Array;

  constructor(nodes: number, ends: number[]) {
    this.starts = new Int32Array(nodes + 1);
    for (const end of ends) this.starts[end + 1]++;
    for (let at = 0; at < nodes; at++) this.starts[at + 1] += this.starts[at];
    const next = this.starts.slice();
    this.edges = new Int32Array(ends.length);
    ends.forEach((end, edge) => (this.edges[next[end]++] = edge));
  }

  of(node: number): Int32Array {
    return this.edges.subarray(this.starts[node], this.starts[node + 1]);
  }
}

export class Data {
  readonly count: number;
  readonly size: number;
  readonly byId: Map<string, number>;
  readonly out: Rows;
  readonly into: Rows;
  readonly mainPath: Set<number>;
  private told: (Told & { first: Int32Array }) | null = null;

  constructor(readonly raw: Raw) {
    const { nodes, edges } = raw;
    this.count = nodes.id.length;
    this.size = edges.source.length;
    this.byId = new Map(nodes.id.map((id, at) => [id, at]));
    this.out = new Rows(this.count, edges.source);
    this.into = new Rows(this.count, edges.target);
    const pairs = new Set(raw.main_path.map(([from, to]) => `${from} ${to}`));
    this.mainPath = new Set();
    for (let edge = 0; edge < this.size && pairs.size > 0; edge++) {
      if (this.isCitation(edge) && pairs.has(`${edges.source[edge]} ${edges.target[edge]}`)) this.mainPath.add(edge);
    }
  }

  name(node: number): string {
    return this.raw.nodes.name[node] ?? this.raw.nodes.id[node];
  }

  prose(node: number): string {
    return this.raw.nodes.prose[node] ?? this.name(node);
  }

  /** The title, where it is not the name itself. */
  title(node: number): string | null {
    const title = this.raw.nodes.title[node];
    return title === this.name(node) ? null : title;
  }

  body(node: number): string | null {
    const body = this.raw.nodes.body[node];
    return body === null ? null : this.raw.bodies[body];
  }

  year(node: number): number | null {
    const when = this.raw.nodes.when[node];
    return when === null ? null : Math.floor(when);
  }

  isCitation(edge: number): boolean {
    return this.raw.edges.link[edge] === 0;
  }

  /** How many instruments it cites, and how many cite it. */
  degree(node: number): number {
    let count = 0;
    for (const edge of this.out.of(node)) if (this.isCitation(edge)) count++;
    for (const edge of this.into.of(node)) if (this.isCitation(edge)) count++;
    return count;
  }

  source(edge: number): number {
    return this.raw.edges.source[edge];
  }

  target(edge: number): number {
    return this.raw.edges.target[edge];
  }

  /** Most of the page is clauses: they are read when one is first asked for, so that the page opens sooner. */
  private read(): Told & { first: Int32Array } {
    const told = JSON.parse(document.getElementById("citations")!.textContent!) as Told;
    const first = new Int32Array(this.size + 1);
    for (const edge of told.edge) first[edge + 1]++;
    for (let at = 0; at < this.size; at++) first[at + 1] += first[at];
    return { ...told, first };
  }

  citations(edge: number): Citation[] {
    const told = (this.told ??= this.read());
    const found: Citation[] = [];
    for (let at = told.first[edge]; at < told.first[edge + 1]; at++) {
      found.push({
        relation: told.relations[told.relation[at]],
        place: told.paragraph[at] ?? told.regions[told.region[at]],
        text: told.text[at],
        clause: told.clauses[told.clause[at]],
        file: told.files[told.file[at]],
        line: told.line[at],
      });
    }
    return found;
  }

  measure(name: string): Measure | undefined {
    return this.raw.measures.find((measure) => measure.name === name);
  }
}

export const data = new Data(JSON.parse(document.getElementById("graph")!.textContent!) as Raw);

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** A measure's name as people read it. */
export function spoken(name: string): string {
  return name === "page_rank" ? "PageRank" : name.replaceAll("_", " ");
}

export function shown(value: number | null): string {
  if (value === null) return "–";
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(3);
}
