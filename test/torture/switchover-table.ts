/** Prints what became of the calls of a switchover. */
import { writeColumns } from "./columns.js";
import type { Done, Switchover } from "./switchover.js";
import { GROUPS } from "./ways.js";

const GROUP_NAMES = [...new Set(Object.values(GROUPS))];

const COLUMNS = [
  "way",
  "what",
  "calls",
  "succeeded",
  "unknown, there",
  "unknown, not there",
  "threw, there",
  "threw, not there",
  "doubled",
  "lost",
  "longest s",
];

const lineOf = (way: string, group: string, calls: readonly Done[]) => {
  const mine = calls.filter((one) => one.way === way && one.group === group);
  const count = (is: (one: Done) => boolean) => mine.filter(is).length;
  const ended = (outcome: Done["outcome"], isThere: boolean) =>
    count((one) => one.outcome === outcome && one.trace.most > 0 === isThere);
  return [
    way,
    group,
    mine.length,
    count(({ outcome }) => outcome === "succeeded"),
    ended("unknown", true),
    ended("unknown", false),
    ended("threw", true),
    ended("threw", false),
    count(({ wrong }) => wrong === "doubled"),
    count(({ wrong }) => wrong === "lost"),
    (Math.max(0, ...mine.map(({ tookMs }) => tookMs)) / 1_000).toFixed(1),
  ].map(String);
};

/** What became of the calls, by way and by what may be expected of them. */
export const printSwitchover = ({ calls, idleErrors }: Switchover): string => {
  const ways = Object.keys(idleErrors);
  const lines = ways.flatMap((way) =>
    GROUP_NAMES.map((group) => lineOf(way, group, calls)),
  );
  const idle = ways.map((way) => `${way} ${idleErrors[way] ?? 0}`).join(", ");
  return `${writeColumns([COLUMNS, ...lines], 2)}\nerrors of idle connections, which end a process that does not listen: ${idle}`;
};
