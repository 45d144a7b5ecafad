/** Hands wrong values to every method that takes values, and looks at what is said. */
import { keyOf } from "./same.js";
import type { Row, TestColumn, TestTable } from "./test-table.js";
import { secret, type WrongValue, wrongValuesOf } from "./wrong-values.js";

type Call = readonly [method: string, call: () => Promise<unknown>];

const callsOf = (
  { repository, key, columns }: TestTable,
  column: TestColumn,
  good: Row,
  value: unknown,
): readonly Call[] => {
  const { property, isFixed, family = "" } = column;
  const only = Object.fromEntries([[property, value]]);
  const bad = { ...good, ...only };
  const anchor = columns[0]?.property ?? "";
  const isOperators = Object.getPrototypeOf(value) === Object.prototype;
  const isComparable = !["json", "opaque"].includes(family) && !isOperators;
  return [
    ["insert", async () => repository.insert(bad)],
    ["insertMany", async () => repository.insertMany([good, bad])],
    ["copy", async () => repository.copy([good, bad])],
    ...(key === undefined
      ? []
      : [["upsert", async () => repository.upsert([bad])] as const]),
    ...(key?.includes(property) === true
      ? [["find", async () => repository.find(bad)] as const]
      : []),
    ...(isFixed
      ? []
      : [
          [
            "update",
            async () =>
              repository.update(
                Object.fromEntries([[anchor, { not: null }]]),
                only,
              ),
          ] as const,
        ]),
    ...(isComparable
      ? ([
          ["delete", async () => repository.delete(only)],
          ["select", async () => repository.select({ where: only })],
        ] as const)
      : []),
  ];
};

const assertRefused = async (
  what: string,
  call: () => Promise<unknown>,
  property: string,
  word: RegExp,
): Promise<void> => {
  const error: unknown = await call().then(
    () => new Error("was taken"),
    (thrown: unknown) => thrown,
  );
  const { code, message } = error as Error & { code?: string };
  const isRight =
    code === "DWS_USAGE" &&
    word.test(message) &&
    message.includes(property) &&
    !message.includes(secret);
  if (!isRight) throw new Error(`${what}: ${message}`);
};

/** Every column with every wrong value through every method; the table must be empty, and stays so. */
export const refuseEach = async (
  table: TestTable,
  good: Row,
): Promise<void> => {
  for (const column of table.columns) {
    for (const [value, word] of wrongValuesOf(column) as WrongValue[]) {
      for (const [method, call] of callsOf(table, column, good, value)) {
        const what = `${table.name} ${method} ${column.property} ${keyOf(value)}`;
        await assertRefused(what, call, column.property, word);
      }
    }
  }
  const count = await table.repository.count();
  if (count !== 0n) throw new Error(`${table.name}: ${count} rows got in`);
};
