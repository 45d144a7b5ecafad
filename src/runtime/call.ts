/** One call of a repository: how it is called in messages, and the statement that it is. */
import type { Parameters } from "./parameters.js";
import {
  execute,
  type ExecuteOptions,
  type ReadSession,
  type StatementResult,
  type Work,
} from "./session.js";
import type { AnyTable } from "./table.js";

/** Which table is meant, through what, and what the call is called unless its options say it. */
export interface Call<S extends ReadSession = ReadSession> {
  readonly session: S;
  readonly table: AnyTable;
  /** `public.orders select` */
  readonly label: string;
}

/** A call of this method. */
export const callOf = <S extends ReadSession>(
  session: S,
  table: AnyTable,
  method: string,
): Call<S> => ({ session, table, label: `${table.label} ${method}` });

/** Runs the one statement of a call, in one round trip. */
export const runCall = (
  { session, label }: Call,
  work: Work,
  text: string,
  parameters: Parameters,
  options: Partial<ExecuteOptions>,
): Promise<StatementResult> => {
  const statement = { text, values: parameters.values };
  // Not a spread with a property after it, which V8 takes microseconds for.
  const told = Object.assign({}, options, { label: options.label ?? label });
  return session[execute](statement, work, told);
};
