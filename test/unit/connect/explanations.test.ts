/** Every failure that can be met at connect has a sentence of its own (connection facts, 2.2 to 4). */
import { describe, expect, it } from "vitest";
import { explainConnectFailure } from "../../../src/connect/explain.js";
import { UsageError } from "../../../src/runtime/errors.js";
import { completeSettings } from "../../../src/runtime/settings.js";

const settings = completeSettings({ host: "cn1,[fe80::1]:25308" });

const explain = (code: string | undefined, message = "in its own words") => {
  const error = Object.assign(new Error(message), { code });
  const { kind, message: says, hint } = explainConnectFailure(settings, error);
  return { kind, says, hint };
};

const LOST = /does not reach its datanodes or its GTM/;

const CASES: readonly (readonly [
  code: string | undefined,
  message: string,
  says: RegExp,
])[] = [
  ["ECONNREFUSED", "", /^Nothing listens at cn1:8000, \[fe80::1\]:25308\.$/],
  ["ENOTFOUND", "", /is not known/],
  ["EAI_AGAIN", "", /name server/],
  ["EHOSTUNREACH", "", /no way from this machine/],
  ["ENETUNREACH", "", /no way from this machine/],
  ["ETIMEDOUT", "", /^No answer/],
  [undefined, "timeout expired", /^No answer .* within 10 s/],
  [undefined, "Connection terminated due to connection timeout", /No answer/],
  [undefined, "Connection terminated unexpectedly", /hung up/],
  ["ECONNRESET", "read ECONNRESET", /hung up/],
  ["EPIPE", "", /hung up/],
  [undefined, "The server does not support SSL connections", /not speak TLS/],
  ["CERT_HAS_EXPIRED", "certificate has expired", /has expired/],
  ["SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate", /not be verified/],
  ["28P01", "", /refused the user "dbadmin" or its password/],
  ["28000", "The account has been locked.", /is locked/],
  ["28000", "no pg_hba.conf entry for host …, SSL off", /without TLS/],
  ["28000", "no pg_hba.conf entry for host …", /does not let user/],
  ["3D000", "", /no database "gaussdb"/],
  ["57P03", "the database system is in recovery mode", /recovering/],
  ["53300", "Already too many clients", /no free connection/],
  ["53200", "memory is temporarily unavailable", /no memory/],
  ["YY006", "reach the max_dynamic_memory", /no memory/],
  ["08006", "pooler: failed to create 1 connections", LOST],
  ["08006", "GTM error, could not obtain snapshot XID = 0", LOST],
  ["08000", "canceling statement due to failover, pending", LOST],
  ["YY004", "connection timed out", LOST],
  ["YY014", "Snapshot is invalid", LOST],
  ["XX003", "stream remote closed socket", LOST],
  ["YY003", "Lock wait timeout", /waited for a lock/],
  ["57014", "canceling statement due to statement timeout", /cancelled/],
  ["57P01", "terminating connection", /being shut down/],
  ["57P02", "because of crash of another server process", /shut down/],
  ["0A000", "unsupported frontend protocol 3.51", /how it is spoken to/],
  ["42501", "permission denied for database", /may not connect to database/],
];

describe("a failed connect", () => {
  it.each(CASES)("%s %s", (code, message, says) => {
    const told = explain(code, message);
    expect(told.kind).toBe("connect");
    expect(told.says).toMatch(says);
    expect(told.hint).toMatch(/^[A-Z].*\.$/);
  });

  it.each(["YY001", "YY002", "YY008", "YY010", "YY012", "YY015", "XX009"])(
    "%s is a lost node",
    (code) => {
      expect(explain(code).says).toMatch(LOST);
    },
  );

  it("that nobody foresaw is told in its own words, with its code", () => {
    expect(explain("XX999").says).toBe(
      "Could not connect to cn1:8000, [fe80::1]:25308: in its own words (XX999)",
    );
    expect(explain("ENOENT", "connect ENOENT /tmp/x").says).not.toContain("(");
  });

  it("for a setting that makes no sense repeats the complaint", () => {
    const error = new UsageError("sslmode verify-ca needs sslrootcert.");
    const told = explainConnectFailure(settings, error);
    expect(told.message).toBe("sslmode verify-ca needs sslrootcert.");
  });
});
