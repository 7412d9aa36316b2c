// The page in Debian's Chromium, from disk, in software rendering.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  globalSetup: "./pages.ts",
  workers: 1,
  // Limits are there for what hangs; a slow machine may take its time.
  timeout: 600_000,
  projects: [
    { name: "page", testMatch: "*.spec.ts" },
    { name: "speed", testMatch: "*.bench.ts" },
  ],
  reporter: [["list"]],
  outputDir: "../../target/viewer-tests/results",
  snapshotPathTemplate: "../../output/{arg}{ext}",
  // Faces and their edges differ from machine to machine; a picture that is out of date differs by more.
  expect: { timeout: 60_000, toHaveScreenshot: { maxDiffPixelRatio: 0.02, threshold: 0.3, animations: "disabled" } },
  use: {
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
