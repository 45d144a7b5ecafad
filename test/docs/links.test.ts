/** The documents lead nowhere that is not there: links, headings, commands and flags. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../bin/arguments.js";
import { SAMPLES } from "../../generators/sample/samples.js";
import { pages } from "../../scripts/documents/pages.js";
import { type CommandName, FLAGS, flagsOf } from "../../src/config/flags.js";
import { packageRoot } from "../../src/package-root.js";
import { type Page, readPage } from "./read-pages.js";

const roomReadmes = readdirSync(join(packageRoot, "src"))
  .map((room) => `src/${room}/README.md`)
  .filter((path) => existsSync(join(packageRoot, path)));

const PAGES = [...pages(), ...roomReadmes].map(readPage);

/** Links that lead nowhere. */
const deadLinks = ({ path, links, anchors }: Page): readonly string[] =>
  links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [file = "", anchor] = link.split("#");
    const target = posix.join(posix.dirname(path), file);
    if (file !== "" && !existsSync(join(packageRoot, target))) return true;
    if (anchor === undefined) return false;
    const there = file === "" ? anchors : readPage(target).anchors;
    return !there.has(anchor);
  });

/** Flags of other programs that the documents name. */
const FOREIGN = new Set(["--global", "--noEmit", "--switchover", "--update"]);

const COMMAND =
  /(?:^|\s)(?:yo dws(?::(?<generator>[a-z]+))?|generator-dws(?: (?<command>[a-z]+))?)(?<rest>(?: .*)?)$/;

const flagsIn = (text: string): readonly string[] =>
  (text.split(/ -- |#/)[0] ?? "").match(/(?<=^|\s)--[a-z][\w-]*/gi) ?? [];

const isCommand = (name: string): name is CommandName =>
  Object.hasOwn(COMMANDS, name);

/** What a line of a shell, or code in the text, gets wrong about us. */
const mistakesIn = (line: string): readonly string[] => {
  const groups = COMMAND.exec(line.split("#")[0]?.trim() ?? "")?.groups;
  const known = new Set(FLAGS.map(({ name }) => `--${name}`));
  if (groups === undefined) {
    return flagsIn(line).filter(
      (flag) => !known.has(flag) && !FOREIGN.has(flag) && flag !== "--help",
    );
  }
  const isYo = line.includes("yo dws");
  const name = groups["generator"] ?? groups["command"] ?? (isYo ? "app" : "");
  if (name === "help" || (name === "" && !isYo)) return [];
  if (!isCommand(name)) return [`the command ${name}`];
  const own = flagsOf(name).map((flag) => `--${flag.name}`);
  return flagsIn(groups["rest"] ?? "").filter(
    (flag) => !own.includes(flag) && flag !== "--help",
  );
};

const scriptsIn = (path: string): readonly string[] => {
  const text = readFileSync(join(packageRoot, path), "utf8");
  const [scripts = ""] = /"scripts": \{[^]*?\n {2}\}/.exec(text) ?? [];
  return [...scripts.matchAll(/^ {4}"([\w:]+)"/gm)].map(
    ([, name = ""]) => name,
  );
};

/** Scripts of the checkout, of a generated project, and of the samples in it. */
const SCRIPTS = new Set([
  ...scriptsIn("package.json"),
  ...scriptsIn("templates/app/package.json.hbs"),
  ...SAMPLES.flatMap(({ programs }) => Object.keys(programs)),
]);

/** Scripts of npm that nobody has. */
const missingScripts = (text: string): readonly string[] =>
  [...text.matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !SCRIPTS.has(name));

describe("documents", () => {
  it.each(PAGES)("$path names only npm scripts that exist", ({ path }) => {
    const text = readFileSync(join(packageRoot, path), "utf8");
    expect(missingScripts(text)).toEqual([]);
  });

  it("name every room of src in CONTRIBUTING.md", () => {
    const { links } = readPage("CONTRIBUTING.md");
    expect(roomReadmes.length).toBeGreaterThan(10);
    expect(roomReadmes.filter((room) => !links.includes(room))).toEqual([]);
  });

  it.each(PAGES)("$path has no dead link", (page) => {
    expect(deadLinks(page)).toEqual([]);
  });

  it.each(PAGES)("$path names only commands and flags that exist", (page) => {
    const shell = page.blocks
      .filter(({ info }) => /^sh\b/.test(info))
      .flatMap(({ code }) => code.split("\n"));
    const wrong = [...shell, ...page.spans].flatMap((line) =>
      mistakesIn(line).map((mistake) => `${mistake} in "${line}"`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the check itself", () => {
  it.each([
    { line: "yo dws --local --ofline", want: ["--ofline"] },
    { line: "yo dws:repositories --watch # --nothing", want: [] },
    { line: "generator-dws repos --check", want: ["the command repos"] },
    { line: "generator-dws local -- psql --quiet", want: [] },
    { line: "generator-dws app --check", want: ["--check"] },
    { line: "--strikt", want: ["--strikt"] },
  ])("$line", ({ line, want }) => {
    expect(mistakesIn(line)).toEqual(want);
  });

  it("sees a script that is not there", () => {
    const text = "`npm run cn-retry:async`, then npm run docs:updat";
    expect(missingScripts(text)).toEqual(["docs:updat"]);
  });

  it("sees a link to a heading that is not there", () => {
    const page = {
      path: "README.md",
      blocks: [],
      spans: [],
      links: ["docs/configuration.md#types", "#nowhere", "docs/no.md"],
      anchors: new Set<string>(),
    };
    expect(deadLinks(page)).toEqual(["#nowhere", "docs/no.md"]);
  });
});
