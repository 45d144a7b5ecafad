/** The programs that the build ships are those of the templates that lie beside them, and need no compiler. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/package-root.js";
import { printPrograms } from "../../../src/render/precompile.js";
import { succeed } from "../../e2e/run.js";

const built = join(packageRoot, "dist", "src", "render");

it("are built from the templates as they are now", () => {
  const text = readFileSync(join(built, "programs.js"), "utf8");
  expect(text).toBe(printPrograms());
});

it("run without Handlebars' compiler", async () => {
  const script = `
    import { createRequire } from "node:module";
    const { createRenderer } = await import(${JSON.stringify(pathToFileURL(join(built, "render.js")).href)});
    createRenderer();
    const { cache } = createRequire(import.meta.url);
    console.log(Object.keys(cache).join("\\n"));
  `;
  const { stdout } = await succeed(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { cwd: packageRoot },
  );
  expect(stdout).toContain("handlebars");
  expect(stdout).not.toMatch(/handlebars.*compiler/);
});
