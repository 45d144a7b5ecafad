/** Judges the way to one host: its name, TCP, the session and the clock. Pure. */
import { explainConnectFailure } from "../connect/explain.js";
import { isOfHost } from "../runtime/connect.js";
import { sayDuration } from "./durations.js";
import { failure, type Finding, ok, warning } from "./finding.js";
import type { Probed } from "./probe-network.js";
import type { ClockFacts } from "./probe-session.js";
import type { Target } from "./target.js";

/** What a failed probe means; whether another host may do better is the runtime's own judgement. */
export const explain = (
  { settings, waitMs }: Target,
  error: unknown,
): Finding => {
  const { message, hint } = explainConnectFailure(settings, error, waitMs);
  return failure(message, hint, isOfHost(error));
};

/** Whole milliseconds, at least one. */
export const sayMs = (ms: number): string =>
  `${Math.max(1, Math.round(ms))} ms`;

/** Judges the addresses of the name. */
export const judgeName = (
  target: Target,
  probe: Probed<readonly string[]>,
): Finding => {
  if (probe.kind === "error") return explain(target, probe.error);
  const { facts } = probe;
  return ok(
    facts.length === 0
      ? "an address, nothing to look up"
      : `resolves to ${facts.join(", ")}`,
  );
};

/** Judges the TCP connection. */
export const judgeTcp = (target: Target, probe: Probed<number>): Finding =>
  probe.kind === "error"
    ? explain(target, probe.error)
    : ok(`connected in ${sayMs(probe.facts)}`);

/** Judges the login. */
export const judgeLogin = (
  target: Target,
  probe: Probed<{ readonly loginMs: number }>,
): Finding => {
  if (probe.kind === "error") return explain(target, probe.error);
  const { user, database } = target.settings;
  return ok(
    `as ${user} to database ${database} in ${sayMs(probe.facts.loginMs)}`,
  );
};

/** More is no matter of a slow network or a lazy time server any more. */
const CLOCK_TOLERANCE_MS = 5_000;

/** Judges the difference of the clocks. */
export const judgeClock = (
  target: Target,
  probe: Probed<ClockFacts>,
): Finding => {
  if (probe.kind === "error") return explain(target, probe.error);
  const { aheadMs, uncertainMs } = probe.facts;
  const off = Math.abs(aheadMs);
  if (off - uncertainMs <= CLOCK_TOLERANCE_MS) {
    const most = (Math.ceil((off + uncertainMs) / 100) * 100) / 1000;
    return ok(`within ${most} s of this machine's`);
  }
  const which = aheadMs > 0 ? "ahead of" : "behind";
  return warning(
    `The server's clock is ${sayDuration(Math.round(off / 1000) * 1000)} ${which} this machine's.`,
    "Let a time server (NTP) set both: moments that your code makes and those of now() do not fit together, and certificates may seem expired.",
  );
};
