// A graph of 20,000 instruments and 80,000 citations as `citegraph graph --format json` writes it: resolutions of
// forty sessions that cite earlier ones of their subject, some of them often. The same each time.
import { writeFileSync } from "node:fs";

/** Numbers that look drawn by lot (D. H. Lehmer, 1951). */
function lots(seed: number): () => number {
  let now = seed;
  return () => (now = (now * 48271) % 2147483647) / 2147483647;
}

export function large(file: string, nodes = 20_000, edges = 80_000): void {
  const lot = lots(20_000);
  const SUBJECTS = 40;
  const id = (at: number) => `A/RES/${40 + Math.floor((at * 40) / nodes)}/${1 + (at % 500)}`;
  const body = "General Assembly";
  const rest = { kind: "resolution", body, adopted_by: null, registered_as: null, document: null, references: null, files: [] };
  const links: object[] = [];
  const seen = new Set<string>();
  while (links.length < edges) {
    const from = 1 + Math.floor(lot() * (nodes - 1));
    const subject = from % SUBJECTS;
    // Mostly of the same subject and early ones, which many cite.
    const to = lot() < 0.85 ? Math.floor(((from - subject) / SUBJECTS) * lot() ** 3) * SUBJECTS + subject : Math.floor(from * lot() ** 4);
    if (to >= from || seen.has(`${from} ${to}`)) continue;
    seen.add(`${from} ${to}`);
    const clause = `Recalling its resolution ${id(to).slice(6)} on subject ${to % SUBJECTS}, and number ${links.length % 9_000} of what follows from it`;
    const citing = { file: `${from}.txt`, start: 1, end: 9, line: 3, column: 1, text: `resolution ${id(to).slice(6)}`, relation: ["recalls", "reaffirms", "notes", "welcomes", "requests"][links.length % 5], verb: "Recalling", clause, region: "preamble", paragraph: `pp${1 + (links.length % 9)}`, pinpoint: null, date: null, note: null, short: false, reason: "named" };
    links.push({ source: id(from), target: id(to), key: "cites", weight: 1, relations: [citing.relation], citations: [citing] });
  }
  const written = Array.from({ length: nodes }, (_, at) => ({
    id: id(at),
    ...rest,
    title: `Subject ${at % SUBJECTS}: lamps, lights and keepers of district ${Math.floor(at / SUBJECTS)}`,
    date: `${1985 + Math.floor((at * 40) / nodes)}-12-${String(1 + (at % 28)).padStart(2, "0")}`,
    read: at % 3 === 0,
    link: `https://undocs.org/${id(at)}`,
  }));
  const graph = { directed: true, multigraph: true, graph: { generator: "citegraph", format: "1.0" }, nodes: written, links };
  writeFileSync(file, JSON.stringify(graph));
}
