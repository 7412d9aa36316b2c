// The pictures in `output/`, which the README shows: `npx playwright test pictures --project page --update-snapshots` makes them anew.
import { expect, test } from "@playwright/test";
import { open } from "./open";

for (const [name, hash, scheme] of [
  ["page-map", "", "light"],
  ["page-selected", "id=A/RES/64/371", "dark"],
  ["page-timeline", "id=A/RES/64/371&view=years&focus=near&about=A/RES/64/371", "light"],
  ["page-table", "id=A/RES/64/371&view=table&colour=page_rank", "light"],
] as const) {
  test(name, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await open(page, "examples.html", hash);
    await page.waitForTimeout(800);
    await expect(page).toHaveScreenshot(`${name}.png`);
  });
}
