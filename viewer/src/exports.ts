// What is seen as SVG, PNG, CSV and JSON.

import { counted, data } from "./data";
import { colourOf, familyColour, ground, ink, look, quiet, sizes } from "./look";
import { stage, written } from "./stage";
import { state } from "./state";
import { visible } from "./visible";

function save(name: string, type: string, content: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function escaped(text: string): string {
  // Controls are not allowed in XML.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

const number = (value: number) => value.toFixed(1);

/** Lines with their arrows; what is selected stands out as it does in the window. */
function lines(place: (node: number) => { x: number; y: number }, isIn: (at: { x: number; y: number }) => boolean): string[] {
  const { sigma } = stage!;
  const seen = visible.value;
  const { id } = state.value;
  const alpha = Math.max(0.05, Math.min(0.6, 900 / seen.size));
  const [faint, strong]: [string[], string[]] = [[], []];
  for (let edge = 0; edge < data.size; edge++) {
    if (!seen.edges[edge]) continue;
    const [from, to] = [data.source(edge), data.target(edge)];
    const [a, b] = [place(from), place(to)];
    if (!isIn(a) && !isIn(b)) continue;
    const away = sigma.scaleSize(sizes.value[to]) + 1;
    const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const end = { x: b.x - ((b.x - a.x) / long) * Math.min(away, long), y: b.y - ((b.y - a.y) / long) * Math.min(away, long) };
    const family = data.raw.edges.family[edge];
    const dash = data.raw.families[family].dashes.join(" ");
    const line = `<path d="M${number(a.x)} ${number(a.y)}L${number(end.x)} ${number(end.y)}" stroke="${familyColour(edge)}"${dash ? ` stroke-dasharray="${dash}"` : ""} marker-end="url(#end-${family})"/>`;
    (from === id || to === id ? strong : faint).push(line);
  }
  return [`<g fill="none" opacity="${(id !== null && seen.nodes[id] ? alpha / 2 : alpha).toFixed(2)}">`, ...faint, "</g>", `<g fill="none" stroke-width="1.4">`, ...strong, "</g>"];
}

/** Years and bands. */
function scale(width: number, height: number): string[] {
  const { sigma, placed } = stage!;
  const ticks = placed.ticks.map(({ x }) => sigma.graphToViewport({ x, y: 0 }).x).filter((x) => x >= 0 && x <= width);
  const bands = placed.bands.map(({ bottom }) => sigma.graphToViewport({ x: 0, y: bottom }).y).filter((y) => y >= 0 && y <= height);
  return [...ticks.map((x) => `<path d="M${number(x)} 20V${height}"/>`), ...bands.map((y) => `<path d="M0 ${number(y)}H${width}"/>`)];
}

/** The picture as it is seen: what lies outside the window is left out. */
function picture(): string {
  const { sigma, placed, order } = stage!;
  const { width, height } = sigma.getDimensions();
  const seen = visible.value;
  const { id } = state.value;
  const place = (node: number) => sigma.graphToViewport({ x: placed.x[node], y: placed.y[node] });
  const isIn = ({ x, y }: { x: number; y: number }) => x > -30 && y > -30 && x < width + 30 && y < height + 30;
  const dots = [...order]
    .reverse()
    .map((node) => ({ node, ...place(node) }))
    .filter(isIn)
    .map(({ node, x, y }) => {
      const told = escaped(data.title(node) ? `${data.name(node)}: ${data.title(node)}` : data.name(node));
      const ring = node === id ? ` stroke="${ink.value}" stroke-width="3"` : "";
      return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(sigma.scaleSize(sizes.value[node]))}" fill="${look.value.colours[node]}"${ring}><title>${told}</title></circle>`;
    });
  const words = written.map(
    ({ x, y, words, size, bold, colour }) => `<text x="${number(x)}" y="${number(y)}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="600"' : ""}>${escaped(words)}</text>`,
  );
  const arrows = data.raw.families.map(
    (family, at) => `<marker id="end-${at}" viewBox="0 0 7 7" refX="7" refY="3.5" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L7 3.5L0 7z" fill="${colourOf(family)}"/></marker>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, Arial, sans-serif">`,
    `<title>${escaped(data.raw.title)}</title>`,
    ...arrows,
    `<rect width="${width}" height="${height}" fill="${ground.value}"/>`,
    `<g stroke="${quiet.value}" opacity=".3">`,
    ...scale(width, height),
    "</g>",
    ...lines(place, isIn),
    ...dots,
    `<g stroke="${ground.value}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">`,
    ...words,
    "</g>",
    `<text x="8" y="${height - 8}" font-size="10" fill="${quiet.value}">${escaped(data.raw.generator)}: ${counted(seen.count, "instrument")}, ${counted(seen.size, "edge")}</text>`,
    "</svg>\n",
  ].join("\n");
}

export function saveSvg(): void {
  save("citations.svg", "image/svg+xml", picture());
}

export async function savePng(): Promise<void> {
  const { width, height } = stage!.sigma.getDimensions();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture())}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) save("citations.png", "image/png", blob);
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | number | null): string {
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One row a citation that is seen. */
function csv(): string {
  const rows: (string | number | null)[][] = [["citing", "cited", "cited_title", "relation", "place", "text", "clause", "file", "line"]];
  const { id, title } = data.raw.nodes;
  for (let edge = 0; edge < data.size; edge++) {
    if (!visible.value.edges[edge]) continue;
    const [from, to] = [id[data.source(edge)], id[data.target(edge)]];
    const known = title[data.target(edge)];
    if (!data.isCitation(edge)) rows.push([from, to, known, data.raw.links[data.raw.edges.link[edge]], null, null, null, null, null]);
    for (const { relation, place, text, clause, file, line } of data.citations(edge)) rows.push([from, to, known, relation, place, text, clause, file, line]);
  }
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Node-link JSON, as networkx reads it, of what is seen. */
function json(): string {
  const { id, title, kind, date, read, link } = data.raw.nodes;
  const seen = visible.value;
  const nodes = [];
  for (let node = 0; node < data.count; node++) {
    if (!seen.nodes[node]) continue;
    const measures = Object.fromEntries(data.raw.measures.map((measure) => [measure.name, measure.values[node]]));
    nodes.push({ id: id[node], title: title[node], kind: data.raw.kinds[kind[node]], body: data.body(node), date: date[node], read: read[node] === 1, link: link[node], ...measures });
  }
  const links = [];
  for (let edge = 0; edge < data.size; edge++) {
    if (!seen.edges[edge]) continue;
    const key = data.raw.links[data.raw.edges.link[edge]];
    links.push({ source: id[data.source(edge)], target: id[data.target(edge)], key, weight: data.raw.edges.weight[edge], citations: data.citations(edge) });
  }
  return `${JSON.stringify({ directed: true, multigraph: true, graph: { generator: data.raw.generator }, nodes, links }, null, 1)}\n`;
}

export function saveCsv(): void {
  // The mark tells spreadsheets that the text is UTF-8.
  save("citations.csv", "text/csv;charset=utf-8", `\ufeff${csv()}`);
}

export function saveJson(): void {
  save("citations.json", "application/json", json());
}
