/** Everything that generated repositories and your own code use of this runtime. */
export type { Database, DatabaseOptions } from "./database.js";
export { openDatabase } from "./database.js";
export type { DwsErrorCode, DwsErrorDetails, Outcome } from "./errors.js";
export {
  AbortedError,
  AfterCommitError,
  ConnectError,
  ConstraintError,
  DeadlineError,
  DwsError,
  NotFoundError,
  OutcomeUnknownError,
  RetryExhaustedError,
  StatementError,
  TransactionClosedError,
  TransactionRolledBackError,
  UsageError,
} from "./errors.js";
export { KeyedReader, TableReader } from "./reader.js";
export type { Query } from "./reader.js";
export { KeyedRepository, TableRepository } from "./repository.js";
export type { CallOptions, ReadSession, Session } from "./session.js";
export { isWritable } from "./session.js";
export type {
  ConnectionSettings,
  Host,
  PartialSettings,
  SslMode,
} from "./settings.js";
export { completeSettings, settingsFromEnvironment } from "./settings.js";
export type {
  Condition,
  EveryRow,
  Insertable,
  Order,
  Patchable,
  Where,
} from "./shapes.js";
export { defineTable, t } from "./table.js";
export type { ColumnDefinition, Table, TableDefinition } from "./table.js";
export type {
  Isolation,
  ReadTransaction,
  Transaction,
  TransactionOptions,
} from "./transaction.js";
export type {
  Branded,
  DateText,
  Numeric,
  Timestamp,
  TimestampTz,
} from "./values.js";
export { date, numeric, timestamp, timestamptz } from "./values.js";
