// What is seen as SVG, PNG, CSV and JSON.

import { data } from "./data";
import { familyColour, ground, ink, look, quiet, sizes } from "./look";
import { stage, written } from "./stage";
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

/** The picture as it is seen: what lies outside the window is left out. */
export function picture(): string {
  const { sigma, placed, order } = stage!;
  const { width, height } = sigma.getDimensions();
  const seen = visible.value;
  const place = (node: number) => sigma.graphToViewport({ x: placed.x[node], y: placed.y[node] });
  const isIn = ({ x, y }: { x: number; y: number }) => x > -30 && y > -30 && x < width + 30 && y < height + 30;
  const number = (value: number) => value.toFixed(1);
  const lines: string[] = [];
  const alpha = Math.max(0.05, Math.min(0.7, 900 / seen.size));
  for (let edge = 0; edge < data.size; edge++) {
    if (!seen.edges[edge]) continue;
    const [a, b] = [place(data.source(edge)), place(data.target(edge))];
    if (!isIn(a) && !isIn(b)) continue;
    const dash = data.raw.families[data.raw.edges.family[edge]].dashes.join(" ");
    lines.push(`<path d="M${number(a.x)} ${number(a.y)}L${number(b.x)} ${number(b.y)}" stroke="${familyColour(edge)}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`);
  }
  const dots = [...order]
    .reverse()
    .map((node) => ({ node, ...place(node) }))
    .filter(isIn)
    .map(({ node, x, y }) => {
      const told = escaped(data.title(node) ? `${data.name(node)}: ${data.title(node)}` : data.name(node));
      return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(sigma.scaleSize(sizes.value[node]))}" fill="${look.value.colours[node]}"><title>${told}</title></circle>`;
    });
  const words = written.map(
    ({ x, y, words, size, bold }) => `<text x="${number(x)}" y="${number(y)}" font-size="${size}"${bold ? ' font-weight="600"' : ""}>${escaped(words)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, Arial, sans-serif">`,
    `<title>${escaped(data.raw.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ground.value}"/>`,
    `<g fill="none" opacity="${alpha.toFixed(2)}">`,
    ...lines,
    "</g>",
    ...dots,
    `<g fill="${ink.value}" stroke="${ground.value}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">`,
    ...words,
    "</g>",
    `<text x="8" y="${height - 8}" font-size="10" fill="${quiet.value}">${escaped(data.raw.generator)}: ${seen.count} instruments, ${seen.size} edges</text>`,
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
export function csv(): string {
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
export function json(): string {
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
