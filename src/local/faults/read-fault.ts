/** Reads a fault that came as JSON. */
import type { ErrorAction, Fault, FaultAction, FaultPhase } from "./fault.js";
import { faultShapes } from "./shapes.js";

const phases: readonly FaultPhase[] = [
  "connect",
  "auth",
  "parse",
  "execute",
  "reply",
  "commit-before",
  "commit-after",
  "mid-stream",
  "copy",
];

/** Says what is wrong with the JSON. */
export class InvalidFault extends Error {
  override readonly name = "InvalidFault";
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const refuse = (what: string): never => {
  throw new InvalidFault(what);
};

interface Kinds {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

const valueAt = <Kind extends keyof Kinds>(
  json: Json,
  name: string,
  kind: Kind,
): Kinds[Kind] | undefined => {
  const value = json[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== kind) refuse(`"${name}" has to be a ${kind}`);
  return value as Kinds[Kind];
};

const needed = <Value>(value: Value | undefined, name: string): Value =>
  value ?? refuse(`"${name}" is missing`);

/** Takes the members that have a value, since an absent option is not an undefined one. */
const present = <Part extends object>(part: Part) =>
  Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as { [Name in keyof Part]: Exclude<Part[Name], undefined> };

const readError = (json: Json): ErrorAction => {
  const severity = valueAt(json, "severity", "string");
  if (severity !== undefined && !/^(?:ERROR|FATAL|PANIC)$/.test(severity)) {
    refuse('"severity" is ERROR, FATAL or PANIC');
  }
  return {
    kind: "error",
    sqlState: needed(valueAt(json, "sqlState", "string"), "sqlState"),
    message: valueAt(json, "message", "string") ?? "injected fault",
    ...present({
      severity: severity as ErrorAction["severity"],
      thenClose: valueAt(json, "thenClose", "boolean"),
    }),
  };
};

const readAction = (value: unknown): FaultAction => {
  if (typeof value === "string" && Object.hasOwn(faultShapes, value)) {
    return faultShapes[value as keyof typeof faultShapes];
  }
  if (!isObject(value)) {
    return refuse(
      `"do" is an object or one of ${Object.keys(faultShapes).join(", ")}`,
    );
  }
  switch (value.kind) {
    case "cut": {
      const reset = valueAt(value, "reset", "boolean");
      return { kind: "cut", ...present({ reset }) };
    }
    case "hang":
      return { kind: "hang" };
    case "error":
      return readError(value);
    case "datanode": {
      const message = valueAt(value, "message", "string");
      const code = valueAt(value, "sqlState", "string");
      const sqlState = needed(code, "sqlState");
      return {
        kind: "datanode",
        sqlState,
        ...present({ message }),
      };
    }
    default:
      return refuse('"kind" is cut, hang, error or datanode');
  }
};

const readPattern = (source: string): RegExp => {
  try {
    return new RegExp(source, "i");
  } catch {
    return refuse(`"matching" is no regular expression`);
  }
};

/** The fault in the text, members as in {@link Fault}; `matching` ignores case, `do` may be the name of a shape. */
export function readFault(text: string): Fault {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (!isObject(json)) return refuse("the fault is not a JSON object");
  const at = phases.find((phase) => phase === json.at);
  if (at === undefined) return refuse(`"at" is one of ${phases.join(", ")}`);
  const matching = valueAt(json, "matching", "string");
  const numbers = ["times", "skip", "probability", "seed", "after"] as const;
  const counts = numbers.map((name) => [name, valueAt(json, name, "number")]);
  return {
    at,
    do: readAction(json.do),
    ...present({ matching: matching && readPattern(matching) }),
    ...present(Object.fromEntries(counts) as object),
  } as Fault;
}
