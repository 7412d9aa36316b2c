// How long a large graph takes to open, and how it pans beside an empty page: reported, not judged, since machines
// differ. `npx playwright test --project speed` runs it; the tests leave it out.
import { type Page, test } from "@playwright/test";
import { join } from "node:path";
import { large } from "./large";
import { open } from "./open";
import { citegraph, PAGES } from "./pages";

const PAN_MS = 2000;

/** Frames a second while the mouse draws the middle of the page about, and the length in ms that one in twenty exceeds. */
async function pan(page: Page, x: number, y: number): Promise<[rate: number, long: number]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    const count = (now: number) => {
      frames.push(now);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  const end = Date.now() + PAN_MS;
  for (let step = 0; Date.now() < end; step++) {
    await page.mouse.move(x + 150 * Math.sin(step / 10), y + 100 * Math.cos(step / 10));
    await page.waitForTimeout(10);
  }
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  await page.mouse.up();
  const lengths = frames.slice(1).map((time, at) => time - frames[at]).sort((a, b) => a - b);
  const rate = ((frames.length - 1) / (frames[frames.length - 1] - frames[0])) * 1000;
  return [rate, lengths[Math.floor(lengths.length * 0.95)]];
}

test("20,000 instruments and 80,000 citations", async ({ page }) => {
  large(join(PAGES, "large.json"));
  let begun = Date.now();
  citegraph("view", join(PAGES, "large.json"), "-o", join(PAGES, "large.html"));
  console.log(`  page written in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  await page.goto("about:blank");
  const [empty] = await pan(page, 640, 400);
  const seconds: string[] = [];
  for (let time = 0; time < 3; time++) {
    await page.goto("about:blank");
    begun = Date.now();
    await open(page, "large.html");
    seconds.push(((Date.now() - begun) / 1000).toFixed(2));
  }
  console.log(`  opened in ${seconds.join(", ")} s`);
  await page.waitForTimeout(1000);
  for (const view of ["Map", "Years"]) {
    await page.getByRole("button", { name: view, exact: true }).click();
    await page.waitForTimeout(1500);
    const box = (await page.locator(".stage").boundingBox())!;
    const [rate, long] = await pan(page, box.x + box.width / 2, box.y + box.height / 2);
    console.log(`  ${view}: ${rate.toFixed(0)} frames a second while panning, ${(rate / empty).toFixed(2)} of an empty page's; one frame in twenty longer than ${long.toFixed(0)} ms`);
  }
});
