// How long a large graph takes to open, and how it pans: reported, not judged, since machines differ.
import { test } from "@playwright/test";
import { open } from "./open";

test("20,000 instruments and 80,000 citations", async ({ page }) => {
  const seconds: number[] = [];
  for (let time = 0; time < 3; time++) {
    await page.goto("about:blank");
    const begun = Date.now();
    await open(page, "large.html");
    seconds.push((Date.now() - begun) / 1000);
  }
  await page.waitForTimeout(1000);
  for (const view of ["Map", "Years"]) {
    await page.getByRole("button", { name: view, exact: true }).click();
    await page.waitForTimeout(1500);
    const box = (await page.locator(".stage").boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
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
    for (let step = 0; step < 120; step++) {
      await page.mouse.move(x + 150 * Math.sin(step / 10), y + 100 * Math.cos(step / 10));
      await page.waitForTimeout(10);
    }
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    await page.mouse.up();
    const long = frames.slice(1).map((time, at) => time - frames[at]).sort((a, b) => a - b);
    const rate = ((frames.length - 1) / (frames[frames.length - 1] - frames[0])) * 1000;
    console.log(`  ${view}: ${rate.toFixed(0)} frames a second while panning; one frame in twenty longer than ${long[Math.floor(long.length * 0.95)].toFixed(0)} ms`);
  }
  console.log(`  opened in ${seconds.map((time) => time.toFixed(2)).join(", ")} s`);
});
