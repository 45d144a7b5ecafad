/** A step of the doctor, and how a list of them is walked. */
import { type Finding, skipped } from "./finding.js";

/** One step; what it needs to know is the context that all steps of a list share. */
export interface Check<Context> {
  /** Stable, for machines: `tls`. */
  readonly id: string;
  /** For people: `TLS`. */
  readonly title: string;
  /** Steps of the same list that must not have failed. */
  readonly needs: readonly string[];
  readonly run: (context: Context) => Finding | Promise<Finding>;
}

/** A step that was taken. */
export interface Result extends Finding {
  readonly id: string;
  readonly title: string;
}

const groundOf = (
  { needs }: Pick<Check<never>, "needs">,
  results: readonly Result[],
): Result | undefined =>
  results.find(
    ({ id, status }) =>
      needs.includes(id) && (status === "failure" || status === "skipped"),
  );

/**
 * Takes the steps one after the other; one whose ground failed or was skipped is skipped too.
 * @param onResult told of each step as soon as it was taken
 */
export const runChecks = async <Context>(
  checks: readonly Check<Context>[],
  context: Context,
  onResult: (result: Result) => void,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const check of checks) {
    const ground = groundOf(check, results);
    const finding =
      ground === undefined
        ? await check.run(context)
        : skipped(`needs ${ground.title}`);
    const { id, title } = check;
    const result = Object.freeze({ id, title, ...finding });
    results.push(result);
    onResult(result);
  }
  return results;
};
