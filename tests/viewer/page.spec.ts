// What people do in the page, by click and by keyboard.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { open, seen } from "./open";
import { citegraph, ROOT } from "./pages";

const RESOLUTION = "A/RES/64/371";
const graph = JSON.parse(readFileSync(`${ROOT}/output/graph.json`, "utf8")) as {
  nodes: { id: string; kind: string; body: string | null; read: boolean; date: string | null; title: string | null }[];
  links: { source: string; target: string; key: string; citations: { relation: string; clause: string; paragraph: string | null }[] }[];
};
const cites = graph.links.filter((link) => link.key === "cites");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page) => page.locator("#panel h2");
const hash = (page: Page) => new URL(page.url()).hash;

/** Goes on with the Tab key until an element has the focus, and gives how many steps that took. */
async function tabTo(page: Page, is: (active: { text: string; label: string; id: string }) => boolean): Promise<number> {
  for (let step = 1; step < 150; step++) {
    await page.keyboard.press("Tab");
    const active = await page.evaluate(() => {
      const { textContent, id } = document.activeElement!;
      return { text: textContent!.trim(), label: document.activeElement!.getAttribute("aria-label") ?? "", id };
    });
    if (is(active)) return step;
  }
  throw new Error("the Tab key does not lead there");
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, `Save as ${name}`).click()]);
  expect(file.suggestedFilename()).toBe(`citations.${name.toLowerCase()}`);
  return readFileSync(await file.path());
}

/** Where an instrument lies in the window, as the saved picture has it. */
async function placeOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const svg = (await download(page, "SVG")).toString();
  const stage = (await page.locator(".stage").boundingBox())!;
  const circle = [...svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)"[^>]*><title>([^<]*)</g)].find(([, , , title]) => title.startsWith(name));
  expect(circle, `${name} is in the picture`).toBeTruthy();
  return { x: stage.x + Number(circle![1]), y: stage.y + Number(circle![2]) };
}

let faults: string[] = [];
test.afterEach(() => expect(faults, "errors, words on the console, requests").toEqual([]));

test.describe("finding", () => {
  test("by symbol, as it is typed, and the address leads there again", async ({ page }) => {
    faults = await open(page, "examples.html");
    await page.keyboard.press("/");
    await page.keyboard.type("64/371");
    await expect(page.getByRole("listbox").getByRole("option").first()).toContainText(RESOLUTION);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("General Assembly resolution 64/371");
    expect(hash(page)).toBe(`#id=${RESOLUTION}`);
    await expect(page).toHaveTitle(`${RESOLUTION} – Citation graph`);
    await page.goto("about:blank");
    await open(page, "examples.html", `id=${RESOLUTION}`);
    await expect(heading(page)).toHaveText("General Assembly resolution 64/371");
  });

  test("by words of the title, by slips of the pen, with the arrow keys and by click", async ({ page }) => {
    faults = await open(page, "examples.html");
    const search = page.getByRole("combobox", { name: "Find by symbol" });
    await search.fill("lighthouse coop");
    await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("Cooperation among lighthouse services");
    await search.fill("lihgthouse servces");
    await expect(page.getByRole("listbox").getByRole("option").nth(1)).toContainText("lighthouse services");
    await search.fill("vienna");
    await search.press("ArrowDown");
    await search.press("ArrowUp");
    const first = await page.locator('[role="option"][aria-selected="true"]').innerText();
    await page.getByRole("listbox").getByRole("option").first().click();
    await expect(heading(page)).toHaveText(first.split("\n")[0]);
    await search.fill("no such instrument at all");
    await expect(page.getByRole("listbox").getByRole("option")).toHaveText(["No instrument found"]);
    await search.press("Escape");
    await expect(page.getByRole("listbox")).toBeHidden();
  });
});

test.describe("the picture", () => {
  test("shows the whole by community and by years; labels do not collide", async ({ page }) => {
    faults = await open(page, "examples.html");
    expect(await seen(page)).toEqual([graph.nodes.length, graph.links.length]);
    for (const view of ["Map", "Years"]) {
      if (view === "Map") await button(page, view).press("Enter");
      else await button(page, view).click();
      await expect(button(page, view)).toHaveAttribute("aria-pressed", "true");
      await page.waitForTimeout(400);
      const svg = (await download(page, "SVG")).toString();
      // The picture stands in a page of its own, in which the browser says how large its words are.
      const collisions = await page.evaluate((svg) => {
        const holder = document.createElement("div");
        holder.innerHTML = svg;
        document.body.append(holder);
        const boxes = [...holder.querySelectorAll("text")].slice(0, -1).map((text) => ({ words: text.textContent, box: text.getBBox() }));
        holder.remove();
        const isOver = (a: DOMRect, b: DOMRect) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height - 3 && b.y + 3 < a.y + a.height - 3;
        const over = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => isOver(a.box, b.box)).map((b) => `${a.words} / ${b.words}`));
        return { count: boxes.length, over };
      }, svg);
      expect(collisions.count).toBeGreaterThan(10);
      expect(collisions.over).toEqual([]);
    }
  });

  test("zooms and moves by buttons, wheel and keys", async ({ page }) => {
    faults = await open(page, "examples.html");
    const start = await placeOf(page, RESOLUTION);
    const moved = (way: (now: typeof start) => number) => expect.poll(async () => way(await placeOf(page, RESOLUTION)));
    const distance = ({ x, y }: typeof start) => Math.hypot(x - start.x, y - start.y);
    await button(page, "Zoom in").click();
    await moved(distance).toBeGreaterThan(5);
    await button(page, "Fit").click();
    await moved(distance).toBeLessThan(2);
    await page.locator(".stage").focus();
    await page.keyboard.press("ArrowRight");
    await moved((now) => start.x - now.x).toBeGreaterThan(10);
    await page.locator(".stage").focus();
    await page.keyboard.press("0");
    await moved(distance).toBeLessThan(2);
    await page.mouse.move(start.x + 200, start.y);
    await page.mouse.wheel(0, -300);
    await moved(distance).toBeGreaterThan(5);
  });

  test("instruments are selected by click, unfolded by a second, stepped through by keys", async ({ page }) => {
    faults = await open(page, "examples.html");
    const { x, y } = await placeOf(page, RESOLUTION);
    await page.mouse.click(x, y);
    await expect(heading(page)).toHaveText("General Assembly resolution 64/371");
    await page.mouse.dblclick(x, y);
    await expect(page.getByText(`Neighbourhood of ${RESOLUTION}`)).toBeVisible();
    await page.locator(".stage").focus();
    await page.keyboard.press("n");
    const next = await heading(page).innerText();
    await page.keyboard.press("n");
    expect(await heading(page).innerText()).not.toBe(next);
    await page.keyboard.press("p");
    await expect(heading(page)).toHaveText(next);
    const [before] = await seen(page);
    await page.keyboard.press("Enter");
    expect((await seen(page))[0]).toBeGreaterThanOrEqual(before);
    await page.keyboard.press("Escape");
    await expect(page.locator("#panel h2")).toHaveText("Most cited");
  });

  test("instruments are pinned and hidden, and every step is taken back", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    const [all] = await seen(page);
    await button(page, "Pin").click();
    await expect(button(page, "Pin")).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("radio", { name: "only cited" }).check();
    const only = graph.nodes.filter((node) => !node.read).length;
    expect((await seen(page))[0], "what is pinned stays").toBe(only + 1);
    await button(page, "Hide").click();
    expect((await seen(page))[0]).toBe(only);
    await button(page, "Show 1 hidden").click();
    for (const [at, expected] of [only, only + 1, all].entries()) {
      if (at === 0) await button(page, "Step back").press("Enter");
      else await button(page, "Step back").click();
      await expect.poll(async () => (await seen(page))[0]).toBe(expected);
    }
    await page.goBack();
    await expect(button(page, "Pin")).toHaveAttribute("aria-pressed", "false");
    await expect(button(page, "Step back"), "no further than to where it began").toHaveAttribute("aria-disabled", "true");
    await button(page, "Pin").press("Space");
    await expect(button(page, "Pin")).toHaveAttribute("aria-pressed", "true");
    await button(page, "Hide").press("Enter");
    expect((await seen(page))[0]).toBe(all - 1);
    await expect(page.locator(".stage"), "the focus is not lost").toBeFocused();
  });
});

test.describe("the panel", () => {
  test("tells what an instrument is, with its clauses, and leads on", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    const out = cites.filter((link) => link.source === RESOLUTION);
    const panel = page.locator("#panel");
    await expect(panel.locator("summary").first()).toHaveText(`Cites ${out.length}`);
    const link = out.find((link) => link.target === "S/RES/1325(2000)")!;
    const item = panel.locator("ol.list > li").filter({ has: page.getByRole("button", { name: "S/RES/1325(2000)", exact: true }) });
    for (const citation of link.citations) {
      const told = (await item.locator("li.clause").allInnerTexts()).join("\n");
      expect(told).toContain(`${citation.relation} ${citation.paragraph}`);
      expect(told.replace(/\s+/g, " ")).toContain(citation.clause.replace(/\s+/g, " ").slice(0, 60));
    }
    const address = panel.getByRole("link", { name: "undocs.org/A/RES/64/371" });
    await expect(address).toHaveAttribute("href", "https://undocs.org/A/RES/64/371");
    await expect(address).toHaveAttribute("rel", /noopener/);
    await item.getByRole("button").first().click();
    await expect(heading(page)).toHaveText("Security Council resolution 1325 (2000)");
    await panel.getByRole("button", { name: RESOLUTION, exact: true }).press("Enter");
    await expect(heading(page)).toHaveText("General Assembly resolution 64/371");
  });

  test("every measure of `analyse` is there", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    const folder = `${ROOT}/target/viewer-tests/measures`;
    citegraph("analyse", "output/graph.json", "--format", "json", "-o", folder);
    const measures = JSON.parse(readFileSync(`${folder}/measures.json`, "utf8")).instruments as Record<string, number | string>[];
    const own = measures.find((row) => row.id === RESOLUTION)!;
    const facts = page.locator("dl.facts");
    for (const [name, key] of [["cited by", "cited_by"], ["cites", "cites"], ["citations", "citations"], ["core", "core"]]) {
      await expect(facts.locator(`dt:text-is("${name}") + dd`)).toHaveText(String(own[key]));
    }
    await expect(facts.locator('dt:text-is("PageRank") + dd')).toHaveText(Number(own.page_rank).toPrecision(3));
    await expect(facts.locator('dt:text-is("betweenness") + dd')).toHaveText(Number(own.betweenness).toPrecision(3));
  });
});

test.describe("filters", () => {
  test("years, by dragging and by keys", async ({ page }) => {
    faults = await open(page, "examples.html");
    const [all] = await seen(page);
    const box = (await page.locator(".histogram").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 10, { steps: 5 });
    await page.mouse.up();
    const [fewer] = await seen(page);
    expect(fewer).toBeLessThan(all);
    const [, from, to] = /years=(\d+)-(\d+)/.exec(hash(page))!;
    expect(Number(to)).toBeGreaterThan(Number(from));
    await expect(page.locator(".years output")).toHaveText(`${from}–${to}`);
    await page.getByRole("slider", { name: "from" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(hash(page)).toContain(`years=${Number(from) + 1}-${to}`);
    await button(page, "Show everything").click();
    expect((await seen(page))[0]).toBe(all);
  });

  test("kind, body, relation, text and number of citations", async ({ page }) => {
    faults = await open(page, "examples.html");
    const count = (is: (node: (typeof graph.nodes)[number]) => boolean) => graph.nodes.filter(is).length;
    await page.getByRole("checkbox", { name: /^document/ }).uncheck();
    expect((await seen(page))[0]).toBe(count((node) => node.kind !== "document"));
    await page.getByRole("checkbox", { name: /^General Assembly/ }).focus();
    await page.keyboard.press("Space");
    expect((await seen(page))[0]).toBe(count((node) => node.kind !== "document" && node.body !== "General Assembly"));
    expect(hash(page)).toContain("without=General+Assembly");
    await page.reload();
    await expect(page.getByRole("checkbox", { name: /^General Assembly/ })).not.toBeChecked();
    await button(page, "Show everything").click();
    const [, edges] = await seen(page);
    await page.getByRole("checkbox", { name: /^recalls/ }).uncheck();
    expect((await seen(page))[1]).toBeLessThan(edges);
    await page.getByRole("checkbox", { name: /^recalls/ }).press("Space");
    expect((await seen(page))[1]).toBe(edges);
    await page.getByRole("radio", { name: "all", exact: true }).press("ArrowDown");
    expect((await seen(page))[0]).toBe(count((node) => node.read));
    await button(page, "Show everything").click();
    await page.getByRole("spinbutton", { name: /at least/ }).fill("5");
    const degree = new Map<string, number>();
    for (const { source, target } of cites) for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
    expect((await seen(page))[0]).toBe(count((node) => (degree.get(node.id) ?? 0) >= 5));
  });

  test("colours and sizes follow any measure", async ({ page }) => {
    faults = await open(page, "examples.html");
    const colour = page.getByLabel("Colour by");
    const names = await colour.locator("option").allInnerTexts();
    expect(names).toEqual(expect.arrayContaining(["community", "body", "kind", "year", "cited by", "PageRank", "authority", "betweenness", "core"]));
    const circles = async () => new Set([...(await download(page, "SVG")).toString().matchAll(/<circle[^>]*fill="(#\w+)"/g)].map(([, fill]) => fill));
    const groups = await circles();
    await colour.selectOption("page_rank");
    await expect(page.getByRole("list", { name: "Colours" }).getByRole("listitem").first()).toContainText("PageRank");
    const scale = await circles();
    expect([...scale].some((fill) => !groups.has(fill))).toBe(true);
    const radii = async () => [...(await download(page, "SVG")).toString().matchAll(/ r="([\d.]+)"/g)].map(([, r]) => r).sort().join(" ");
    const before = await radii();
    await page.getByLabel("Size by").focus();
    await page.keyboard.press("ArrowDown");
    expect(hash(page)).toContain("size=");
    expect(await radii()).not.toBe(before);
  });
});

test.describe("parts of the graph", () => {
  const selected = (selector: string) => {
    const folder = `${ROOT}/target/viewer-tests/select`;
    citegraph("graph", "output/graph.json", "--select", selector, "--format", "json", "-o", folder);
    return (JSON.parse(readFileSync(`${folder}/graph.json`, "utf8")) as { nodes: { id: string }[] }).nodes.map((node) => node.id).sort();
  };
  const shown = async (page: Page) => (JSON.parse((await download(page, "JSON")).toString()) as { nodes: { id: string }[] }).nodes.map((node) => node.id).sort();

  test("lineage, as the command line tells it", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    await button(page, "Ancestors").click();
    await expect(button(page, "Ancestors")).toHaveAttribute("aria-pressed", "true");
    const ancestors = await shown(page);
    await button(page, "Descendants").press("Enter");
    const descendants = await shown(page);
    // The page calls ancestors what an instrument rests on.
    expect([selected(`ancestors=${RESOLUTION}`), selected(`descendants=${RESOLUTION}`)].map((ids) => ids.join())).toEqual([ancestors.join(), descendants.join()]);
    await button(page, "Show the whole").click();
    expect((await seen(page))[0]).toBe(graph.nodes.length);
  });

  test("the shortest path to another", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    await button(page, "Path to …").click();
    await page.getByRole("combobox", { name: "Other end of the path" }).fill("3971");
    await page.keyboard.press("Enter");
    await expect(page.getByText(`Path from ${RESOLUTION} to A/RES/3971(XXIX)`)).toBeVisible();
    const told = citegraph("path", RESOLUTION, "A/RES/3971(XXIX)", "output/graph.json");
    for (const id of await shown(page)) expect(told).toContain(id);
    const [nodes, edges] = await seen(page);
    expect(edges).toBe(nodes - 1);
    await page.reload();
    await expect(page.getByText(`Path from ${RESOLUTION} to A/RES/3971(XXIX)`)).toBeVisible();
  });

  test("the main path", async ({ page }) => {
    faults = await open(page, "examples.html");
    await button(page, "Main path").click();
    const told = citegraph("analyse", "output/graph.json").split("main path")[1];
    const ids = await shown(page);
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(told).toContain(id);
    await button(page, "Main path").press("Space");
    expect((await seen(page))[0]).toBe(graph.nodes.length);
  });

  test("the neighbourhood, unfolded, and along its years", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    await button(page, "Neighbourhood").click();
    const near = new Set(graph.links.flatMap(({ source, target }) => (source === RESOLUTION ? [target] : target === RESOLUTION ? [source] : [])));
    expect((await seen(page))[0]).toBe(near.size + 1);
    await button(page, "Timeline").press("Enter");
    await expect(button(page, "Years")).toHaveAttribute("aria-pressed", "true");
    const svg = (await download(page, "SVG")).toString();
    expect(svg).toContain(">Security Council<");
    // Later instruments lie to the right.
    const x = (id: string) => Number([...svg.matchAll(/<circle cx="([-\d.]+)"[^>]*><title>([^<]*)</g)].find(([, , title]) => title.startsWith(id))![1]);
    expect(x("S/RES/2964(1964)")).toBeLessThan(x("S/RES/1325(2000)"));
    expect(x("S/RES/1325(2000)")).toBeLessThan(x(RESOLUTION));
    await page.locator("#panel").getByRole("button", { name: "S/RES/2964(1964)", exact: true }).click();
    await button(page, "Unfold").click();
    expect((await seen(page))[0]).toBeGreaterThan(near.size + 1);
  });
});

test("what is seen is saved as SVG, PNG, CSV and JSON", async ({ page }) => {
  faults = await open(page, "examples.html", `id=${RESOLUTION}&focus=near&about=${RESOLUTION}`);
  const [nodes, edges] = await seen(page);
  const json = JSON.parse((await download(page, "JSON")).toString());
  expect([json.nodes.length, json.links.length]).toEqual([nodes, edges]);
  expect(json.links.every((link: { source: string; target: string }) => json.nodes.some((node: { id: string }) => node.id === link.source))).toBe(true);
  const csv = (await download(page, "CSV")).toString().replace(/^\ufeff/, "");
  expect(csv.startsWith("citing,cited,cited_title,relation,place,text,clause,file,line\r\n")).toBe(true);
  expect(csv).toContain(`${RESOLUTION},S/RES/1325(2000)`);
  const svg = (await download(page, "SVG")).toString();
  expect([...svg.matchAll(/<circle/g)].length).toBe(nodes);
  const isWell = await page.evaluate((svg) => new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror") === null, svg);
  expect(isWell).toBe(true);
  const [pressed] = await Promise.all([page.waitForEvent("download"), button(page, "Save as JSON").press("Enter")]);
  expect(JSON.parse(readFileSync(await pressed.path(), "utf8")).nodes.length).toBe(nodes);
  const png = await download(page, "PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const stage = (await page.locator(".stage").boundingBox())!;
  expect(png.readUInt32BE(16)).toBe(Math.round(stage.width) * 2);
});

test.describe("without a mouse, without a picture", () => {
  test("the table has the same instruments, sorted by any column", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    await tabTo(page, ({ text }) => text === "Table");
    await page.keyboard.press("Enter");
    const table = page.getByRole("table");
    await expect(table.locator("caption")).toContainText(`${graph.nodes.length} instruments`);
    const first = () => table.locator("tbody th").first().innerText();
    const cited = await table.locator("tbody tr").first().innerText();
    await table.getByRole("button", { name: "Instrument" }).press("Enter");
    await expect(table.getByRole("columnheader", { name: "Instrument" })).toHaveAttribute("aria-sort", "ascending");
    const one = await first();
    await table.getByRole("button", { name: "Instrument" }).press("Enter");
    expect(await first()).not.toBe(one);
    await table.getByRole("button", { name: "cited by" }).click();
    expect(await table.locator("tbody tr").first().innerText()).toBe(cited);
    await button(page, "Next").click();
    await expect(page.getByText("2 of 3")).toBeVisible();
    await page.getByRole("radio", { name: "text was read" }).check();
    await expect(table.locator("tbody tr")).toHaveCount(graph.nodes.filter((node) => node.read).length);
    await table.locator("tbody button").first().press("Enter");
    await expect(table.locator("tr.now")).toHaveCount(1);
  });

  test("the focus goes along the bar, the filters, the picture, the details", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    const order: number[] = [];
    let steps = 0;
    for (const is of [
      ({ id }: { id: string }) => id === "search",
      ({ text }: { text: string }) => text === "Map",
      ({ text }: { text: string }) => text === "Main path",
      ({ label }: { label: string }) => label.startsWith("Picture of the graph"),
      ({ text }: { text: string }) => text === "Neighbourhood",
    ]) order.push((steps += await tabTo(page, is)));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test("what is selected is said", async ({ page }) => {
    faults = await open(page, "examples.html", `id=${RESOLUTION}`);
    await expect(page.locator("[aria-live=polite]")).toHaveText(/General Assembly resolution 64\/371: cites \d+, cited by \d+/);
  });

  test("nothing moves where no motion is wanted", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    faults = await open(page, "examples.html");
    const before = await placeOf(page, RESOLUTION);
    await page.locator(".stage").focus();
    await page.keyboard.press("+");
    // The first that differs is the last: the picture was never on its way.
    let soon = before;
    await expect.poll(async () => (soon = await placeOf(page, RESOLUTION))).not.toEqual(before);
    await page.waitForTimeout(400);
    expect(await placeOf(page, RESOLUTION)).toEqual(soon);
  });
});

test("on a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  faults = await open(page, "examples.html");
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth);
  expect(await fits()).toBe(true);
  await expect(page.locator("#filters")).toBeHidden();
  await button(page, "Filter").click();
  await expect(page.locator("#filters")).toBeVisible();
  await button(page, "Filter").click();
  const stage = (await page.locator(".stage").boundingBox())!;
  expect(stage.height).toBeGreaterThan(450);
  const { x, y } = await placeOf(page, RESOLUTION);
  await page.mouse.click(x, y);
  await expect(heading(page)).toBeVisible();
  await expect(button(page, "Neighbourhood")).toBeInViewport();
  await expect(button(page, "Fit")).toBeInViewport();
  await page.keyboard.press("Tab");
  await page.locator("#panel").press("Escape");
  await expect(heading(page)).toBeHidden();
  await button(page, "Table").click();
  expect(await fits()).toBe(true);
});
