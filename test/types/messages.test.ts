/** What a person is shown for the commonest mistakes: the compiler's own words hold our sentence. */
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";

/** One call to a file. */
const textOf = (call: string) => `
  import { or, type Database } from "../../src/runtime/index.js";
  import { orders } from "../support/orders.js";
  export const call = async (db: Database) => {
    const maybe: { id?: bigint } = {};
    ${call};
    return [maybe, or];
  };`;

const readOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(
    join(packageRoot, "tsconfig.json"),
    (path) => ts.sys.readFile(path),
  ) as { config: { compilerOptions: object } };
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, packageRoot)
    .options;
};

/** The messages for each call; the files are nowhere but in memory. */
const compile = (calls: readonly string[]): readonly (readonly string[])[] => {
  const folder = join(packageRoot, "test", "types");
  const files = new Map(
    calls.map((call, index) => [join(folder, `call${index}.ts`), textOf(call)]),
  );
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => files.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => files.get(path) ?? ts.sys.readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      ),
  );
};

const EMPTY_FILTER =
  "a filter needs at least one column; to reach every row say updateAll or deleteAll with { everyRow: true }";

const MISTAKES: readonly (readonly [string, string])[] = [
  ["await orders(db).delete({})", EMPTY_FILTER],
  ["await orders(db).update(maybe, { note: null })", EMPTY_FILTER],
  [
    "await orders(db).update({ id: 1n }, {})",
    "a patch needs at least one column",
  ],
  ["await orders(db).delete({ id: 1n, nope: 1 })", "there is no such column"],
  [
    "await orders(db).select({ where: { customerId: { like: '1%' } } })",
    "this column has no such operator",
  ],
  [
    "await orders(db).delete(or({ id: 1n }, maybe))",
    "a condition of and, or and not needs at least one column",
  ],
  [
    "await orders(db).delete(or({ id: 1n }, { nope: 1 }))",
    "there is no such column",
  ],
];

const RIGHT = "await orders(db).delete({ id: 1n })";

let messages: readonly (readonly string[])[];
beforeAll(() => {
  messages = compile([RIGHT, ...MISTAKES.map(([mistake]) => mistake)]);
});

describe("the compiler says", () => {
  it.each(MISTAKES.map((mistake, index) => [...mistake, index] as const))(
    "for %s: %s",
    (_mistake, sentence, index) => {
      expect(messages[index + 1]).toEqual([expect.stringContaining(sentence)]);
    },
  );

  it("nothing of a right call", () => {
    expect(messages[0]).toEqual([]);
  });
});
