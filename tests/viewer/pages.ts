// Makes the pages that the tests open: of the model documents, and of hostile titles.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const PAGES = join(ROOT, "target/viewer-tests");
const PROGRAM = resolve(ROOT, process.env.CITEGRAPH ?? "target/release/citegraph");

export function citegraph(...args: string[]): string {
  return execFileSync(PROGRAM, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
}

export const HOSTILE = [
  `</script><script>window.ran = "closed"</script>`,
  `<img src=x onerror="window.ran = 'image'">`,
  `"><svg onload="window.ran = 'svg'"><a href="javascript:window.ran='link'">go</a>`,
  `<!--<script>`,
  `\u2028window.ran = "separator"\u2029{{constructor.constructor('window.ran=1')()}}`,
  `=HYPERLINK("https://example.org","x")`,
  `\u202egnitroper thgir ot tfel`,
];

/** A graph with hostile text wherever a document can put text. */
function hostile(file: string): void {
  const node = (at: number, title: string) => ({
    id: `A/RES/90/${at + 1}`, kind: "resolution", body: at % 2 ? "General Assembly" : title, title, date: "2035-12-01", read: true,
    link: at % 2 ? "https://undocs.org/A/RES/90/1" : "javascript:window.ran='link'", adopted_by: null, registered_as: null, document: null, references: null, files: [title],
  });
  const nodes = HOSTILE.map((title, at) => node(at, title));
  const links = HOSTILE.slice(1).map((words, at) => ({
    source: `A/RES/90/${at + 2}`, target: "A/RES/90/1", key: "cites", weight: 1, relations: [words],
    citations: [{ file: words, start: 0, end: 1, line: 1, column: 1, text: words, relation: words, verb: words, clause: words, region: "preamble", paragraph: words, pinpoint: null, date: null, note: null, short: false, reason: words }],
  }));
  writeFileSync(file, JSON.stringify({ directed: true, multigraph: true, graph: { generator: "citegraph", format: "1.0" }, nodes, links }));
}

export default function make(): void {
  if (process.env.PAGES_ARE_MADE) return;
  mkdirSync(PAGES, { recursive: true });
  const at = (name: string) => join(PAGES, name);
  citegraph("view", "examples", "-o", at("examples.html"));
  hostile(at("hostile.json"));
  citegraph("view", at("hostile.json"), "-o", at("hostile.html"), "--title", HOSTILE[1]);
}
