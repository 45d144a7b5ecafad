/** The settings in a startup packet: refuses those that DWS does not know, and renames its own for the engine. */
import { absentSettings, dwsSettings } from "../refusals/settings.js";
import { LoginRefused } from "./refused.js";

/** A password that a client sets by SQL is kept in a form that the front can check; SCRAM is none. */
const passwordsAsMd5 = ["password_encryption", "md5"] as const;

/** A packet's parameters, sorted. */
export interface StartupParameters {
  /** What the engine gets. */
  readonly engine: ReadonlyMap<string, string>;
  /** Those of DWS's own, under their real names. */
  readonly dws: ReadonlyMap<string, string>;
}

/** Words of `options`: blanks part them, a backslash keeps the next character. */
const splitOptions = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\\[^]|[^\s\\])+/g)].map(([word]) =>
    word.replaceAll(/\\([^])/g, "$1"),
  );

const joinOptions = (words: readonly string[]): string =>
  words.map((word) => word.replaceAll(/[\s\\]/g, "\\$&")).join(" ");

/** `-c name=value`, `-cname=value` and `--name=value` as words that `rename` has gone over; other switches as they are. */
const renameOptions = (
  text: string,
  rename: (name: string, value: string) => string,
): string => {
  const words = splitOptions(text);
  const renamed: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const next = words[i + 1];
    const isApart = word === "-c" && next !== undefined;
    const isJoined = /^(?:-c|--)./.test(word);
    const setting = isApart ? next : isJoined ? word.slice(2) : "";
    const at = setting.indexOf("=");
    if (isApart) i++;
    if (at < 0) {
      renamed.push(...(isApart ? [word, next] : [word]));
      continue;
    }
    const name = setting.slice(0, at).replaceAll("-", "_");
    const value = setting.slice(at + 1);
    renamed.push("-c", `${rename(name, value)}=${value}`);
  }
  return joinOptions(renamed);
};

/**
 * Sorts the parameters.
 * @throws {LoginRefused} 42704 for a setting that DWS does not know; others are left to the engine
 */
export function sortParameters(
  parameters: ReadonlyMap<string, string>,
): StartupParameters {
  const dws = new Map<string, string>();
  const rename = (given: string, value: string): string => {
    const name = given.toLowerCase();
    if (absentSettings.includes(name)) {
      const text = `unrecognized configuration parameter "${given}"`;
      throw new LoginRefused("42704", text);
    }
    if (!dwsSettings.has(name)) return given;
    dws.set(name, value);
    return `dws.${name}`;
  };
  const engine = [...parameters].map(([name, value]) =>
    name === "options"
      ? ([name, renameOptions(value, rename)] as const)
      : ([rename(name, value), value] as const),
  );
  return { engine: new Map([passwordsAsMd5, ...engine]), dws };
}
