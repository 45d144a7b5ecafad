/**
 * The SQL interface to the faults and the record: `select dws_local.fault('{"at": …}')`, `dws_local.clear_faults()`,
 * `dws_local.start_record()`, which begins anew, and `dws_local.record()`, the statements so far as JSON.
 */
import {
  isName,
  isSymbol,
  readTokens,
  splitStatements,
  type Token,
} from "../rewrite/tokens.js";
import type { Control } from "./control.js";
import type { Faults } from "./fault-list.js";
import { InvalidFault, readFault } from "./read-fault.js";

const mark = Buffer.from("dws_local.");

/** The text of a literal: `'…'`, `E'…'` or `$tag$…$tag$`; undefined for other prefixes. */
const readLiteral = (token: Token | undefined): string | undefined => {
  if (token?.kind !== "string") return undefined;
  const { value } = token;
  const tag = /^\$[^$]*\$/.exec(value)?.[0];
  if (tag !== undefined) return value.slice(tag.length, -tag.length);
  const escapes = /^e'/i.test(value);
  if (!escapes && !value.startsWith("'")) return undefined;
  const inner = value.slice(escapes ? 2 : 1, -1).replaceAll("''", "'");
  // What clients write in E'…' by themselves is the doubled backslash and the quote.
  return escapes ? inner.replaceAll(/\\(.)/gs, "$1") : inner;
};

/** Name and argument of `select dws_local.name ( argument )`. */
const readCall = (tokens: readonly Token[]) => {
  const [verb, schema, dot, name, open, ...rest] = tokens;
  if (verb?.value !== "select" || schema?.value !== "dws_local") return;
  if (!isSymbol(dot, ".") || !isName(name) || !isSymbol(open, "(")) return;
  const close = rest.findIndex((token) => isSymbol(token, ")"));
  if (close < 0 || close > 1 || rest.length > close + 1) return;
  return { name: name.value, argument: close === 1 ? rest[0] : undefined };
};

const reply = (column: string, value = "ok"): string =>
  `select '${value.replaceAll("'", "''")}'::text as ${column}`;

const refusal = (error: unknown): string => {
  if (!(error instanceof InvalidFault)) throw error;
  const message = `dws_local.fault: ${error.message}`.replaceAll("'", "''");
  return `DO $dws$ BEGIN RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = '${message}'; END $dws$`;
};

const addFault = (faults: Faults, text: string): string => {
  try {
    faults.add(readFault(text));
    return reply("fault");
  } catch (error) {
    return refusal(error);
  }
};

type Shared = Pick<Control, "faults" | "record">;

/** Those without an argument; each gives what it is answered with. */
const calls: Readonly<Record<string, (shared: Shared) => string | undefined>> =
  {
    clear_faults: ({ faults }) => {
      faults.clear();
      return undefined;
    },
    start_record: ({ record }) => {
      record.clear();
      record.start();
      return undefined;
    },
    record: ({ record }) => JSON.stringify(record.statements()),
  };

/** Does what a simple query that calls one of the functions asks for, and returns what the engine is given in its place. */
export function answerFaultCall(
  shared: Shared,
  message: Buffer,
): string | undefined {
  if (!message.includes(mark)) return undefined;
  const sql = message.toString("utf8", 5, message.length - 1);
  const [statement, ...others] = splitStatements(readTokens(sql) ?? []);
  if (statement === undefined || others.length > 0) return undefined;
  const call = readCall(statement);
  if (call === undefined) return undefined;
  const { name, argument } = call;
  if (argument === undefined) {
    const run = Object.hasOwn(calls, name) ? calls[name] : undefined;
    return run && reply(name, run(shared));
  }
  const text = readLiteral(argument);
  if (name !== "fault" || text === undefined) return undefined;
  return addFault(shared.faults, text);
}
