/** Flags of `repositories` that exclude each other. */
import type { FlagValues } from "../../src/config/flags.js";
import { GeneratorError } from "../../src/errors.js";

type Name = keyof FlagValues & ("check" | "dryRun" | "offline" | "local");

const refuse = (one: string, other: string, why: string, hint: string) =>
  new GeneratorError(
    "usage",
    `--${one} and --${other} exclude each other: ${why}.`,
    hint,
  );

const NOTHING_WRITTEN = "nothing is written that could be";

const OF_VERIFY: Readonly<Partial<Record<Name, string>>> = {
  check: `${NOTHING_WRITTEN} type-checked`,
  dryRun: `${NOTHING_WRITTEN} type-checked`,
};

const OF_WATCH: Readonly<Partial<Record<Name, string>>> = {
  check: "a check is made once",
  dryRun: `${NOTHING_WRITTEN} kept up to date`,
  offline: "dws.schema.json is not watched, the database is",
  local: "a local DWS that lives as long as the run has nobody to change it",
};

const dashed = (name: Name): string => (name === "dryRun" ? "dry-run" : name);

const LOCAL_HINT =
  "Run `generator-dws local` beside it, and give what it prints as PGHOST, PGPORT, PGUSER and PGPASSWORD.";

const findRefused = (
  flags: FlagValues,
  reasons: Readonly<Partial<Record<Name, string>>>,
): readonly [name: Name, why: string] | undefined =>
  (Object.entries(reasons) as [Name, string][]).find(
    ([name]) => flags[name] === true,
  );

/**
 * Refuses what makes no sense together.
 * @throws {GeneratorError} `usage`
 */
export const refuseCombinations = (flags: FlagValues): void => {
  if (flags.force === true && flags.keepMine === true) {
    const why = "each names the side that is taken";
    throw refuse("force", "keep-mine", why, "Leave one of them out.");
  }
  const ofWatch =
    flags.watch === true ? findRefused(flags, OF_WATCH) : undefined;
  if (ofWatch !== undefined) {
    const [name, why] = ofWatch;
    const hint = name === "local" ? LOCAL_HINT : "Leave one of them out.";
    throw refuse("watch", dashed(name), why, hint);
  }
  const ofVerify =
    flags.verify === true ? findRefused(flags, OF_VERIFY) : undefined;
  if (ofVerify !== undefined) {
    const [name, why] = ofVerify;
    throw refuse(
      "verify",
      dashed(name),
      why,
      "Leave --verify out, or run it after a run that writes.",
    );
  }
  if (flags.interval !== undefined && flags.watch !== true) {
    throw new GeneratorError(
      "usage",
      "--interval says how often --watch looks, and there is no --watch.",
      "Add --watch, or leave --interval out.",
    );
  }
};
