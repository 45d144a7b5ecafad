/** What samples stand in: a package.json, which is added to, and what a folder without a project has not got yet. */
import { basename } from "node:path";
import type { Given } from "../../src/config/resolve.js";
import type { OutputFile } from "../../src/write/file-change.js";
import { readProjectFile } from "../../src/write/read-project-file.js";
import { toPackageName } from "../app/files.js";
import { envOf } from "../app/variables.js";
import { readTemplate, renderTemplate } from "../templates.js";
import { knownConnection } from "./choose.js";
import type { SampleChoice } from "./files.js";
import { buildNotes } from "./build.js";
import { ignoreEnv } from "./ignore.js";
import {
  addToManifest,
  type Manifest,
  readManifest,
  takenScripts,
} from "./manifest.js";

/** The files, what a person should know about them, and the text of the `package.json`. */
export interface Surroundings {
  readonly files: readonly OutputFile[];
  readonly notes: readonly string[];
  readonly manifest: string;
}

/** What the project of a user and ours share. */
export const MANIFEST = "package.json";

const TSCONFIG = "tsconfig.json";

/** Every place that {@link surroundings} may write to. */
export const AROUND = [MANIFEST, TSCONFIG, ".gitignore", ".env.example"];

/** Scripts that a project may have in whatever form. */
const ANY_FORM = ["build", "typecheck", "repositories"];

const notesOn = (
  present: string,
  choice: SampleChoice,
  base: Manifest,
): readonly string[] => {
  const taken = takenScripts(present, choice, base)
    .filter(([name]) => !ANY_FORM.includes(name))
    .map(
      ([name, ours]) =>
        `${MANIFEST} has a script "${name}" of its own, which stays: run \`${ours}\` instead.`,
    );
  return readManifest(present).type === "module"
    ? taken
    : [
        ...taken,
        `${MANIFEST} does not say "type": "module", and the samples are ES modules: add it, or start in an empty folder.`,
      ];
};

/**
 * The files of which a person may have written a part, with what we need added.
 * @param base - text of the `package.json` of a folder without one
 * @param names - of the scripts in it that one with a `package.json` gets too
 */
export const sharedFiles = (
  root: string,
  choice: SampleChoice,
  base: string,
  names: readonly string[],
): Surroundings => {
  const present = readProjectFile(root, MANIFEST);
  const own = readManifest(base);
  const scripts = Object.entries(own.scripts ?? {});
  const wanted = {
    ...own,
    scripts: Object.fromEntries(
      scripts.filter(([name]) => names.includes(name)),
    ),
  };
  const text = addToManifest(present ?? base, choice, wanted);
  const ignored = ignoreEnv(root);
  const { build } = readManifest(present ?? base).scripts ?? {};
  return {
    files: [{ path: MANIFEST, text, kind: "shared" }, ...ignored.files],
    notes: [
      ...(present === undefined ? [] : notesOn(present, choice, wanted)),
      ...buildNotes(build, readProjectFile(root, TSCONFIG)),
      ...ignored.notes,
    ],
    manifest: text,
  };
};

/** The base of every project; its `start` is the first program. */
const renderManifest = (
  root: string,
  { flags }: Given,
  { samples, isLocal }: SampleChoice,
): string => {
  const [program] = samples.flatMap(({ programs }) => Object.keys(programs));
  return renderTemplate("app/package.json.hbs", {
    name: toPackageName(flags.name ?? basename(root)),
    isLocal,
    start: program === undefined ? "tsc" : `npm run --silent ${program}`,
  });
};

/** The package.json with the samples in it, and the rest of a project where it is missing. */
export const surroundings = (
  root: string,
  given: Given,
  choice: SampleChoice,
): Surroundings => {
  if (choice.samples.length === 0)
    return { files: [], notes: [], manifest: "{}" };
  const base = renderManifest(root, given, choice);
  const shared = sharedFiles(root, choice, base, ["build", "typecheck"]);
  const { isLocal } = choice;
  const env = envOf(knownConnection(given));
  return {
    ...shared,
    files: [
      ...shared.files,
      {
        path: TSCONFIG,
        text: readTemplate("app/tsconfig.json"),
        kind: "once",
      },
      {
        path: ".env.example",
        text: renderTemplate("app/_env.example.hbs", { isLocal, env }),
        kind: "once",
      },
    ],
  };
};
