// One HTML file with everything inside, the licences of its packages too, and a content security policy that names the
// script and the style by their hashes: nothing else runs, nothing is loaded.
import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"\" />";

function hashes(html: string, element: RegExp): string {
  const inside = [...html.matchAll(element)].filter(([whole]) => !whole.startsWith('<script type="application/json"'));
  return inside.map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}

const policy: Plugin = {
  name: "content-security-policy",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
        const html = String(file.source);
        if (!html.includes(POLICY)) this.error("index.html has no place for the policy");
        const rules = [
          "default-src 'none'",
          `script-src ${hashes(html, /<script\b[^>]*>([\s\S]*?)<\/script>/g)}`,
          `style-src ${hashes(html, /<style\b[^>]*>([\s\S]*?)<\/style>/g)}`,
          "img-src data: blob:",
          "base-uri 'none'",
          "form-action 'none'",
        ];
        const licences = Object.values(bundle).find((file) => file.fileName.endsWith("license.md"));
        if (licences?.type !== "asset") this.error("the licences of the packages are not there");
        file.source = html
          .replace(POLICY, () => POLICY.replace('content=""', `content="${rules.join("; ")}"`))
          .replace("</html>", () => `</html>\n<!--\n${String(licences.source).replaceAll("--", "- -")}-->`);
      }
    },
  },
};

export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), policy],
  build: { target: "es2022", modulePreload: false, reportCompressedSize: false, license: true },
});
