/** Keeps `.env`, which may hold a password, out of git: a `.gitignore` that does not name it gets one more line. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { OutputFile } from "../../src/write/file-change.js";
import { readProjectFile } from "../../src/write/read-project-file.js";
import { readTemplate } from "../templates.js";

/** The file as it should be, and what a person should know about it. */
export interface Ignored {
  readonly files: readonly OutputFile[];
  readonly notes: readonly string[];
}

const IGNORE = ".gitignore";

/** Patterns that say something of `.env` in the project's folder; git follows the last one. */
const ABOUT_ENV = /^!?(?:\/|\*\*\/)?(?:\.env\*?|\*\.env|\.\*|\*)$/;

/** Adds `.env`, unless a pattern says already whether it is ignored; the rest stays as it is. */
export const addToIgnore = (text: string): string => {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines.some((line) => ABOUT_ENV.test(line.trimEnd()))) return text;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : end;
  return `${text}${gap}.env${end}`;
};

const isCommitted = (text: string): boolean =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .findLast((line) => ABOUT_ENV.test(line))
    ?.startsWith("!") === true;

/** Whether a rewrite would lose something: the link, or bytes that are not UTF-8. */
const isFragile = (root: string, text: string): boolean =>
  text.includes("\uFFFD") || lstatSync(join(root, IGNORE)).isSymbolicLink();

const added = (text: string, kind: OutputFile["kind"]): Ignored => ({
  files: [{ path: IGNORE, text, kind }],
  notes: [],
});

/** The `.gitignore` of the project; where it is better left alone, a note instead. */
export const ignoreEnv = (root: string): Ignored => {
  const present = readProjectFile(root, IGNORE);
  if (present === undefined) {
    return added(readTemplate("app/_gitignore"), "once");
  }
  const text = addToIgnore(present);
  const isSame = text === present;
  if (isSame ? isCommitted(text) : isFragile(root, present)) {
    const note = `${IGNORE} does not ignore .env, and was left as it is: add .env to it before you put a password there.`;
    return { files: [], notes: [note] };
  }
  return added(text, isSame ? "once" : "shared");
};
