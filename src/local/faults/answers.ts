/** The messages by which a fault shows itself to the client. */
import { frame } from "../wire/wire.js";
import type {
  DatanodeAction,
  ErrorAction,
  FaultAction,
  Warning,
} from "./fault.js";
import type { Answer } from "./record.js";

/** An action that ends in an error message. */
export type Failure = ErrorAction | DatanodeAction;

/** A failure with everything decided. */
export interface SpokenFailure {
  /** All messages, warnings first. */
  readonly bytes: Buffer;
  readonly answer: Answer;
  /** Whether the session ends after it. */
  readonly isLast: boolean;
}

const report = (
  type: "E" | "N",
  severity: string,
  { sqlState, message }: Warning,
): Buffer => {
  const fields = `S${severity}\0V${severity}\0C${sqlState}\0M${message}\0\0`;
  return frame(type, Buffer.from(fields));
};

/** The warnings as notices. */
export const speakWarnings = (warnings: readonly Warning[] = []): Buffer =>
  Buffer.concat(warnings.map((each) => report("N", "WARNING", each)));

/** Whether the action is one that says something. */
export const isFailure = (action: FaultAction): action is Failure =>
  action.kind === "error" || action.kind === "datanode";

/** The messages of a failure; `severity` where the action itself gives none. */
export function speakFailure(
  action: Failure,
  defaultSeverity: "ERROR" | "FATAL" = "ERROR",
): SpokenFailure {
  const { sqlState } = action;
  const message = action.message ?? `datanode failure ${sqlState}`;
  const given: Partial<ErrorAction> = action.kind === "error" ? action : {};
  const severity = given.severity ?? defaultSeverity;
  const error = report("E", severity, { sqlState, message });
  return {
    bytes: Buffer.concat([speakWarnings(given.warnings), error]),
    answer: { kind: "error", severity, sqlState, message },
    isLast: given.thenClose ?? severity !== "ERROR",
  };
}
