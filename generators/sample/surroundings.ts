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
import { addToManifest, readManifest, takenScripts } from "./manifest.js";

/** The files, and what a person should know about them. */
export interface Surroundings {
  readonly files: readonly OutputFile[];
  readonly notes: readonly string[];
}

const MANIFEST = "package.json";

const notesOn = (present: string, choice: SampleChoice): readonly string[] => {
  const taken = takenScripts(present, choice).map(
    (name) =>
      `${MANIFEST} has a script "${name}" of its own, which stays: rename one of them to run the sample.`,
  );
  return readManifest(present).type === "module"
    ? taken
    : [
        ...taken,
        `${MANIFEST} does not say "type": "module", and the samples are ES modules: add it, or start in an empty folder.`,
      ];
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
  if (choice.samples.length === 0) return { files: [], notes: [] };
  const base = renderManifest(root, given, choice);
  const present = readProjectFile(root, MANIFEST);
  const { isLocal } = choice;
  const env = envOf(knownConnection(given));
  return {
    files: [
      {
        path: MANIFEST,
        text: addToManifest(present ?? base, choice, readManifest(base)),
        kind: "shared",
      },
      {
        path: "tsconfig.json",
        text: readTemplate("app/tsconfig.json"),
        kind: "once",
      },
      {
        path: ".gitignore",
        text: readTemplate("app/_gitignore"),
        kind: "once",
      },
      {
        path: ".env.example",
        text: renderTemplate("app/_env.example.hbs", { isLocal, env }),
        kind: "once",
      },
    ],
    notes: present === undefined ? [] : notesOn(present, choice),
  };
};
