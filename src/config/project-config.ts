/** The project's choices as `.yo-rc.json` keeps them under "generator-dws": read, checked, never with a password. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { ADVICE_CODES } from "../advice/codes.js";
import { codeOf, isAdviceCode } from "../advice/silence.js";
import { GeneratorError } from "../errors.js";
import {
  adviceSchema,
  configSchema,
  connectionSchema,
  localSchema,
} from "./config-schema.js";
import { NAME_KEYS } from "./names-schema.js";
import { suggestion } from "./suggest.js";
import { complainOfTypes, IMPORT_KEYS } from "./types-schema.js";

/** Name of the configuration file. */
export const CONFIG_FILE = ".yo-rc.json";

/** Key of this generator in that file, as Yeoman chooses it. */
export const CONFIG_KEY = "generator-dws";

/** What `.yo-rc.json` may hold under "generator-dws". */
export type ProjectConfig = Readonly<v.InferOutput<typeof configSchema>>;

const KEYS: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(configSchema.entries),
  connection: Object.keys(connectionSchema.entries),
  local: Object.keys(localSchema.entries),
  advice: Object.keys(adviceSchema.entries),
  // Their own keys are the schema's business; these are the keys one level below.
  types: IMPORT_KEYS,
  names: NAME_KEYS,
};

const isPassword = (key: string) => /^(?:pg)?pass(?:word|wd)?$/i.test(key);

/** True when a URL with a password stands anywhere in the value. */
const holdsPassword = (value: unknown): boolean => {
  if (typeof value === "string") return /:\/\/[^/\s]*:[^/\s]*@/.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) => isPassword(key) || holdsPassword(inner),
  );
};

const configError = (message: string, hint: string, at?: string) =>
  new GeneratorError("config", message, hint, at === undefined ? {} : { at });

const describeIssue = (
  issue: v.InferIssue<typeof configSchema>,
): GeneratorError => {
  const path = v.getDotPath(issue) ?? "";
  if (issue.kind === "schema" && issue.expected === "never") {
    // A key may hold dots itself: those of `types` and `names` do.
    const keys = (issue.path ?? []).map(({ key }) => String(key));
    const known = KEYS[keys.length > 1 ? (keys[0] ?? "") : ""] ?? [];
    return configError(
      `${CONFIG_FILE} holds an unknown key "${path}".`,
      suggestion(keys.at(-1) ?? path, known),
      path,
    );
  }
  // The received value is left out: it may be anything, also a secret.
  const isOurs = !issue.message.startsWith("Invalid ");
  const expected = isOurs ? issue.message : (issue.expected ?? "another one");
  return configError(
    `${CONFIG_FILE} has a wrong value for "${path === "" ? CONFIG_KEY : path}".`,
    `Expected is ${expected}.`,
    path,
  );
};

/** A mistyped code would silence nothing, and nobody would notice. */
const assertAdviceCodes = ({ advice }: ProjectConfig): void => {
  for (const code of (advice?.ignore ?? []).map(codeOf)) {
    if (isAdviceCode(code)) continue;
    throw configError(
      `${CONFIG_FILE} ignores advice "${code}", which does not exist.`,
      suggestion(code, ADVICE_CODES),
      "advice.ignore",
    );
  }
};

const assertTypes = ({ types }: ProjectConfig): void => {
  const wrong = types === undefined ? undefined : complainOfTypes(types);
  if (wrong === undefined) return;
  throw configError(
    `${CONFIG_FILE}, ${wrong.message}`,
    wrong.hint,
    `types.${wrong.key}`,
  );
};

/**
 * Checks what stands under "generator-dws".
 * @throws {GeneratorError} `config` naming the key
 */
export const parseProjectConfig = (value: unknown): ProjectConfig => {
  if (holdsPassword(value)) {
    throw configError(
      `${CONFIG_FILE} holds a password, which does not belong into a file that is shared.`,
      "Remove it there and set PGPASSWORD instead.",
    );
  }
  const result = v.safeParse(configSchema, value);
  if (!result.success) throw describeIssue(result.issues[0]);
  assertAdviceCodes(result.output);
  assertTypes(result.output);
  return result.output;
};

/**
 * Reads the choices of the project in this folder; without the file, none are made.
 * @throws {GeneratorError} `config` when the file is no JSON or holds a wrong key or value
 */
export const readProjectConfig = (root: string): ProjectConfig => {
  const file = join(root, CONFIG_FILE);
  if (!existsSync(file)) return {};
  const parse = (): unknown => {
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
      throw new GeneratorError(
        "config",
        `${CONFIG_FILE} cannot be read as JSON.`,
        "Correct or delete it.",
        { cause: error },
      );
    }
  };
  const document = parse();
  if (typeof document !== "object" || document === null) return {};
  const own = (document as Readonly<Record<string, unknown>>)[CONFIG_KEY];
  return own === undefined ? {} : parseProjectConfig(own);
};
