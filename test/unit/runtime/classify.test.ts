/** The table "Outcome of one attempt", row by row. */
import { describe, expect, it } from "vitest";
import { classify, type Phase } from "../../../src/runtime/classify.js";

const error = (code: string | undefined, message = "x", severity = "ERROR") =>
  Object.assign(new Error(message), code === undefined ? {} : { code }, {
    severity,
  });

const at = (thrown: Error, position: string) =>
  Object.assign(thrown, { position });

const cut = new Error("Connection terminated unexpectedly");
const unsent = new Error(
  "Client has encountered a connection error and is not queryable",
);
const reset = Object.assign(new Error("read ECONNRESET"), {
  code: "ECONNRESET",
});
const pooler = "pooler: failed to create 1 connections, Error Message: …";

const cases: readonly [Phase, string, unknown, string, string][] = [
  [
    "connect",
    "refused",
    Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
    "not-applied",
    "lost",
  ],
  [
    "connect",
    "timeout",
    new Error("timeout exceeded when trying to connect"),
    "not-applied",
    "lost",
  ],
  [
    "connect",
    "starting up",
    error("57P03", "x", "FATAL"),
    "not-applied",
    "lost",
  ],
  [
    "connect",
    "too many clients",
    error("53300", "x", "FATAL"),
    "not-applied",
    "overload",
  ],
  [
    "connect",
    "wrong password",
    error("28P01", "x", "FATAL"),
    "not-applied",
    "final",
  ],
  [
    "connect",
    "locked account",
    error("28000", "x", "FATAL"),
    "not-applied",
    "final",
  ],
  [
    "connect",
    "no such database",
    error("3D000", "x", "FATAL"),
    "not-applied",
    "final",
  ],
  [
    "connect",
    "unknown authentication",
    new Error("SASL: Only mechanism(s) SCRAM-SHA-256 are supported"),
    "not-applied",
    "final",
  ],

  ["read", "cut", cut, "not-applied", "lost"],
  ["read", "datanode lost", error("XX000"), "not-applied", "internal"],
  [
    "read",
    "GTM lost",
    error("08006", "GTM error, could not obtain snapshot"),
    "not-applied",
    "lost",
  ],
  ["read", "no memory", error("53200"), "not-applied", "overload"],
  ["read", "disk full", error("53100"), "not-applied", "final"],
  ["read", "cancelled", error("57014"), "not-applied", "final"],
  ["read", "no such table", error("42P01"), "not-applied", "final"],
  [
    "read",
    "EPIPE is no SQLSTATE",
    Object.assign(new Error("write EPIPE"), { code: "EPIPE" }),
    "not-applied",
    "lost",
  ],

  ["write", "cut", cut, "unknown", "lost"],
  ["write", "reset", reset, "unknown", "lost"],
  ["write", "serialization", error("40001"), "not-applied", "conflict"],
  ["write", "deadlock", error("40P01"), "not-applied", "conflict"],
  ["write", "lock not available", error("55P03"), "not-applied", "conflict"],
  ["write", "constraint", error("23505"), "not-applied", "final"],
  ["write", "data", error("22003"), "not-applied", "final"],
  ["write", "syntax", error("42601"), "not-applied", "final"],
  ["write", "not supported", error("0A000"), "not-applied", "final"],
  ["write", "raised", error("P0001"), "not-applied", "final"],
  ["write", "cancelled", error("57014"), "not-applied", "final"],
  ["write", "read-only cluster", error("25006"), "not-applied", "final"],
  [
    "write",
    "pooler before execution",
    error("08006", pooler),
    "not-applied",
    "lost",
  ],
  [
    "write",
    "pooled connections",
    error("53000", "Failed to get pooled connections"),
    "not-applied",
    "lost",
  ],
  [
    "write",
    "other 08006",
    error("08006", "failed to receive"),
    "unknown",
    "lost",
  ],
  ["write", "internal", error("XX000"), "unknown", "internal"],
  ["write", "no memory", error("53200"), "unknown", "overload"],
  ["write", "shutdown as ERROR", error("57P01"), "unknown", "lost"],
  ["write", "lock wait timeout", error("YY003"), "unknown", "conflict"],
  [
    "write",
    "FATAL of a harmless class",
    error("42501", "x", "FATAL"),
    "unknown",
    "final",
  ],

  ["write", "others depend on it", error("2BP01"), "not-applied", "final"],
  ["write", "no such schema", error("3F000"), "not-applied", "final"],
  ["write", "in use", error("55006"), "not-applied", "final"],
  ["write", "too complex", error("54001"), "not-applied", "final"],
  ["write", "two rows for one", error("21000"), "not-applied", "final"],
  ["write", "in use, FATAL", error("55006", "x", "FATAL"), "unknown", "final"],

  ["raw", "of the text", at(error("42P01"), "8"), "not-applied", "final"],
  ["raw", "of no place", error("42P01"), "unknown", "final"],
  [
    "raw",
    "inside a procedure",
    Object.assign(at(error("42P01"), "8"), { where: "PL/pgSQL function p()" }),
    "unknown",
    "final",
  ],
  [
    "raw",
    "of a query inside",
    Object.assign(at(error("42P01"), "8"), { internalQuery: "select" }),
    "unknown",
    "final",
  ],
  [
    "raw",
    "of the text, FATAL",
    at(error("42601", "x", "FATAL"), "8"),
    "unknown",
    "final",
  ],
  ["raw", "constraint", error("23505"), "unknown", "final"],
  ["raw", "serialization", error("40001"), "unknown", "conflict"],
  ["raw", "cut", cut, "unknown", "lost"],
  ["raw", "connection known to be lost", unsent, "not-applied", "lost"],

  ["write", "connection known to be lost", unsent, "not-applied", "lost"],
  ["commit", "connection known to be lost", unsent, "not-applied", "lost"],
  [
    "write",
    "an ERROR in Chinese",
    error("23505", "x", "错误"),
    "not-applied",
    "final",
  ],
  [
    "write",
    "a FATAL in Chinese",
    error("57014", "x", "致命错误"),
    "unknown",
    "final",
  ],
  ["read", "breach of the protocol", error("08P01"), "not-applied", "final"],
  ["work", "cut", cut, "not-applied", "lost"],
  ["work", "internal", error("XX000"), "not-applied", "internal"],
  [
    "work",
    "lock wait timeout, other code",
    error("YY002", "Lock wait timeout"),
    "not-applied",
    "conflict",
  ],
  ["work", "constraint", error("23505"), "not-applied", "final"],
  [
    "work",
    "stale plan",
    error("0A000", "cached plan must not change result type"),
    "not-applied",
    "conflict",
  ],
  ["work", "statement is gone", error("26000"), "not-applied", "conflict"],

  ["commit", "cut", cut, "unknown", "lost"],
  ["commit", "serialization", error("40001"), "not-applied", "conflict"],
  ["commit", "deferred constraint", error("23503"), "not-applied", "final"],
  [
    "commit",
    "in doubt",
    error("08000", "failed to notify node to commit"),
    "unknown",
    "lost",
  ],
  ["commit", "internal", error("XX000"), "unknown", "internal"],
  ["commit", "shutdown", error("57P01"), "unknown", "lost"],
  [
    "commit",
    "FATAL constraint",
    error("23505", "x", "FATAL"),
    "unknown",
    "final",
  ],
];

describe("classify", () => {
  it.each(cases)("%s: %s", (phase, _name, thrown, outcome, reason) => {
    expect(classify(phase, thrown)).toEqual({ outcome, reason });
  });
});

describe("the texts that come before an execution", () => {
  const error = {
    code: "08006",
    severity: "ERROR",
    message: "pooler: failed to create 1 connections",
  };

  it.each([
    [true, "not-applied"],
    [false, "unknown"],
  ] as const)("are believed: %s", (trustsTexts, outcome) => {
    expect(classify("write", error, trustsTexts).outcome).toBe(outcome);
  });
});
