// Nothing that a document says can run, and nothing is loaded.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "./open";
import { HOSTILE, PAGES } from "./pages";

test("hostile titles, clauses, bodies and relations are only text", async ({ page }) => {
  const faults = await open(page, "hostile.html");
  for (let at = 0; at < HOSTILE.length; at++) {
    for (const view of ["map", "years", "table"]) {
      await page.evaluate((hash) => (location.hash = hash), `id=A/RES/90/${at + 1}&view=${view}`);
      await expect(page.locator("#panel h2")).toHaveText(`General Assembly resolution 90/${at + 1}`);
      await expect(page.locator("#panel header .title")).toHaveText(HOSTILE[at].replace(/\s+/g, " "));
    }
  }
  await page.getByRole("combobox", { name: "Find by symbol" }).fill("window ran");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await page.locator('a[href^="javascript:"], script[src], iframe, object, embed').count()).toBe(0);
  expect(await page.locator("#app script, #app img, #app style").count()).toBe(0);
  await page.getByRole("button", { name: "Map", exact: true }).click();
  for (const name of ["SVG", "CSV"]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Save as ${name}` }).click()]);
    const text = readFileSync(await file.path(), "utf8");
    if (name === "SVG") {
      const odd = await page.evaluate((text) => {
        const elements = [...new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("*")];
        const isOdd = (element: Element) => !/^(svg|title|rect|g|path|circle|text|marker)$/.test(element.tagName) || [...element.attributes].some(({ name }) => /^on|href/.test(name));
        return elements.filter(isOdd).map((element) => element.outerHTML);
      }, text);
      expect(odd).toEqual([]);
    }
    // No spreadsheet takes a cell for a formula.
    else expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  }
  expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
  expect(faults).toEqual([]);
});

test("addresses that anyone may write do no harm", async ({ page }) => {
  for (const hash of ["id=<img src=x onerror=window.ran=1>", "id=%", "view=nothing&focus=near&about=nothing", "years=9-1&degree=-5&colour=__proto__&size=constructor", `without=${"x|".repeat(500)}`]) {
    await page.goto("about:blank");
    const faults = await open(page, "examples.html", hash);
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
  }
});

test("the policy lets nothing else run, and nothing load", async ({ page }) => {
  await page.goto(`file://${join(PAGES, "examples.html")}`);
  await expect(page.locator("html[data-ready]")).toBeAttached();
  const tried = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 'inline'";
    document.body.append(script);
    const fetched = await fetch("https://example.org/").then(() => "loaded", () => "refused");
    const image = await new Promise((done) => {
      const image = new Image();
      image.onload = () => done("loaded");
      image.onerror = () => done("refused");
      image.src = "https://example.org/x.png";
    });
    let evaluated = "run";
    try {
      new Function("window.ran = 'function'")();
    } catch {
      evaluated = "refused";
    }
    return { ran: (window as unknown as { ran?: string }).ran ?? null, fetched, image, evaluated };
  });
  expect(tried).toEqual({ ran: null, fetched: "refused", image: "refused", evaluated: "refused" });
});

for (const scheme of ["light", "dark"] as const) {
  for (const [state, hash, width] of [
    ["the whole", "", 1280],
    ["one selected", "id=A/RES/64/371&focus=path&about=A/RES/64/371", 1280],
    ["the table", "id=A/RES/64/371&view=table", 1280],
    ["a telephone", "id=A/RES/64/371", 390],
  ] as const) {
    test(`axe finds no fault: ${state}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await open(page, "examples.html", hash);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
      expect(told).toEqual([]);
    });
  }
}
