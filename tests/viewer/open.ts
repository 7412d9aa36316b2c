// Opens a page and holds it to what every page must keep: no error, no word on the console, no request.
import { expect, type Page } from "@playwright/test";
import { join } from "node:path";
import { PAGES } from "./pages";

const told = new WeakMap<Page, string[]>();

export async function open(page: Page, name: string, hash = ""): Promise<string[]> {
  let faults = told.get(page);
  if (!faults) {
    const list: string[] = [];
    told.set(page, (faults = list));
    page.on("console", (message) => {
      // What the browser's own drawing without a graphics processor says of itself.
      if (!message.text().includes("GL Driver Message")) list.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => list.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => list.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => {
      if (!/^(file:.*\.html|data:|blob:|about:)/.test(request.url())) list.push(`request: ${request.url()}`);
    });
  }
  await page.goto(`file://${join(PAGES, name)}${hash && `#${hash}`}`);
  await expect(page.locator("html[data-ready]")).toBeAttached();
  return faults;
}

/** How many instruments and edges are seen, as the page says. */
export async function seen(page: Page): Promise<[number, number]> {
  const words = await page.locator(".status [role=status]").innerText();
  const [, nodes, edges] = /([\d,]+) instruments?, ([\d,]+) edges?/.exec(words)!;
  return [Number(nodes.replaceAll(",", "")), Number(edges.replaceAll(",", ""))];
}
