/** The questions of `yo dws`; each has a flag, and one that a flag has answered is not asked. */
import { type FlagValues, FLAGS, toCamel } from "../../src/config/flags.js";
import { parseFlags } from "../../src/config/parse-flags.js";
import {
  CHOICE_DEFAULTS,
  type Given,
  mergeSettings,
} from "../../src/config/resolve.js";
import { DEFAULTS } from "../../src/runtime/settings.js";
import { needsPassword, passwordQuestion } from "../password.js";
import { namesOf, sampleQuestion } from "../sample/prompt.js";

/** What the prompts made of the flags. */
export interface Answers {
  readonly flags: FlagValues;
  readonly password: string | undefined;
}

type Raw = Readonly<Record<string, unknown>>;

/** One question, as Yeoman's adapter takes it. */
export interface Question {
  readonly name: string;
  readonly message: string;
  readonly type: "input" | "password" | "select" | "checkbox";
  readonly default?: string;
  readonly mask?: string;
  readonly choices?: readonly {
    readonly name: string;
    readonly value: string;
    readonly checked?: boolean;
  }[];
  readonly when?: (answers: Raw) => boolean;
  readonly validate?: (value: string) => true | string;
}

/** Puts questions to the user. */
export type Ask = (questions: readonly Question[]) => Promise<Raw>;

const needed =
  (what: string) =>
  (value: string): true | string =>
    value.trim() !== "" || `Please give ${what}.`;

const sourceQuestion: Question = {
  type: "select",
  name: "source",
  message: "Which database do you want to read?",
  choices: [
    { name: "A GaussDB(DWS) cluster", value: "cluster" },
    {
      name: "The embedded local DWS with a demo schema (no cluster needed)",
      value: "local",
    },
  ],
};

const connectionQuestions = (given: Given): readonly Question[] => {
  const known = mergeSettings(given);
  const text = (value: string | number | undefined, fallback: string) =>
    String(value ?? fallback);
  const input = (
    name: string,
    message: string,
    fallback: string,
  ): Question => ({
    type: "input",
    name,
    message,
    default: fallback,
    validate: needed("a value"),
  });
  const { host } = known;
  return [
    {
      type: "input",
      name: "host",
      message: "Host (several coordinators with commas)",
      ...(host === undefined ? {} : { default: host }),
      validate: needed("the name or the address of a coordinator"),
    },
    input("port", "Port", text(known.port, String(DEFAULTS.port))),
    input("database", "Database", text(known.database, DEFAULTS.database)),
    input("user", "User", text(known.user, DEFAULTS.user)),
    passwordQuestion,
    {
      type: "select",
      name: "sslmode",
      message: "TLS (sslmode)",
      default: text(known.sslmode, DEFAULTS.sslmode),
      choices: ["disable", "prefer", "require", "verify-ca", "verify-full"].map(
        (value) => ({ name: value, value }),
      ),
    },
  ];
};

/** Those about the connection that neither a URL nor PGPASSWORD answers. */
const openConnectionQuestions = (given: Given): readonly Question[] => {
  if (given.flags.url !== undefined) {
    return needsPassword(given) ? [passwordQuestion] : [];
  }
  const hasPassword = (given.environment["PGPASSWORD"] ?? "") !== "";
  return connectionQuestions(given).filter(
    ({ name }) => name !== "password" || !hasPassword,
  );
};

/** The questions that are left open by the flags. */
export const openQuestions = (
  given: Given,
  folder: string,
): readonly Question[] => {
  const { flags, config } = given;
  const isDecided =
    flags.local !== undefined || (flags.host ?? flags.url) !== undefined;
  const isCluster = (answers: Raw) =>
    flags.local !== true && (isDecided || answers["source"] === "cluster");
  const all: readonly Question[] = [
    {
      type: "input",
      name: "name",
      message: "Name of the project",
      default: folder,
      validate: needed("a name"),
    },
    ...(isDecided ? [] : [sourceQuestion]),
    ...openConnectionQuestions(given).map((question) => ({
      ...question,
      when: isCluster,
    })),
    {
      type: "input",
      name: "schemas",
      message: "Schemas (with commas)",
      default: (config.schemas ?? CHOICE_DEFAULTS.schemas).join(","),
      validate: needed("at least one schema"),
    },
    sampleQuestion,
  ];
  const answered: object = flags;
  return all.filter(({ name }) => !Object.hasOwn(answered, name));
};

/** Asks what is open and adds the answers to the flags, checked in the same way. */
export const askOpenQuestions = async (
  given: Given,
  folder: string,
  ask: Ask,
): Promise<Answers> => {
  const raw = await ask(openQuestions(given, folder));
  const names = new Set(FLAGS.map(({ name }) => toCamel(name)));
  const answered = Object.entries(raw)
    .filter(([name, value]) => names.has(name) && value !== "")
    .map(([name, value]): readonly [string, unknown] => [
      name,
      Array.isArray(value) ? namesOf(value as readonly string[]) : value,
    ]);
  const { source, password } = raw;
  const flags: FlagValues = {
    ...given.flags,
    ...parseFlags("app", Object.fromEntries(answered)),
    ...(source === undefined ? {} : { local: source === "local" }),
  };
  const isTyped = typeof password === "string" && password !== "";
  return { flags, password: isTyped ? password : undefined };
};
