/** What is read of a compiler's output. */
import { expect, it } from "vitest";
import { readDiagnostics } from "../../src/verify/diagnostics.js";

it("reads errors with their reasons, in files and elsewhere", () => {
  const output = [
    "some banner",
    "src/main.ts(3,7): error TS2339: Property 'note' does not exist on type 'OrdersRow'.",
    "src\\a (b).ts(10,1): error TS2322: Type 'string' is not assignable to type 'number'.",
    "  The expected type comes from property 'id'.",
    "    Deeper: still.",
    "",
    "error TS18003: No inputs were found in config file 'tsconfig.json'.",
  ].join("\r\n");
  expect(readDiagnostics(output)).toEqual([
    {
      file: "src/main.ts",
      line: 3,
      column: 7,
      code: "TS2339",
      message: "Property 'note' does not exist on type 'OrdersRow'.",
    },
    {
      file: "src/a (b).ts",
      line: 10,
      column: 1,
      code: "TS2322",
      message:
        "Type 'string' is not assignable to type 'number'.\n  The expected type comes from property 'id'.\n    Deeper: still.",
    },
    {
      file: null,
      line: null,
      column: null,
      code: "TS18003",
      message: "No inputs were found in config file 'tsconfig.json'.",
    },
  ]);
});

it("reads nothing where there is nothing", () => {
  expect(readDiagnostics("")).toEqual([]);
});
