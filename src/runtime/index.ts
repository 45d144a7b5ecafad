/** Everything that generated repositories and your own code use of this runtime. */
export { as } from "./as.js";
export type { As, NullableColumn, ResultColumn } from "./as.js";
export { and, not, or } from "./clause.js";
export type { Clause } from "./clause.js";
export type { Codec, Family } from "./codecs.js";
export { t } from "./columns.js";
export { connectionInfo } from "./connection-info.js";
export type { ConnectionFacts, ConnectionInfo } from "./connection-info.js";
export type { Condition, JsonbText, JsonText } from "./condition-shapes.js";
export { createRetryBudget } from "./budget.js";
export type { RetryBudget, RetryBudgetOptions } from "./budget.js";
export type { Database, DatabaseOptions } from "./database.js";
export { openDatabase } from "./database.js";
export type {
  ConnectEvent,
  QueryEvent,
  RetryEvent,
  TransactionEvent,
} from "./diagnostics.js";
export type { OnUnknownCommit } from "./doubt.js";
export { dsnOf, dsnParameters } from "./dsn.js";
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
  PartlyAppliedError,
  RetryExhaustedError,
  StatementError,
  TransactionClosedError,
  TransactionRolledBackError,
  UsageError,
} from "./errors.js";
export { readerFactory, repositoryFactory, writerFactory } from "./factory.js";
export type { RepositoryFactory } from "./factory.js";
export type { FenceOptions } from "./fence.js";
export type { AnyWhere, Where } from "./filter-shapes.js";
export type { Notice, OnNotice } from "./notice.js";
export { traceDatabase } from "./opentelemetry.js";
export type { TraceOptions, Tracer } from "./opentelemetry.js";
export { contains, endsWith, startsWith } from "./pattern.js";
export { openClient } from "./plain-client.js";
export type { OpenClientOptions } from "./plain-client.js";
export { query, run } from "./query.js";
export type { ResultColumns, ResultRow, TextRow } from "./query.js";
export type { After, Order, Query } from "./query-shapes.js";
export type { BulkOptions, Progress } from "./bulk.js";
export type { CopyOptions } from "./copy-rows.js";
export type { DropOptions } from "./ddl.js";
export { listen } from "./listen.js";
export type { Listeners } from "./listen.js";
export { logEvents } from "./log-events.js";
export type { LogLevel, LogOptions, WriteLog } from "./log-events.js";
export type { InsertManyOptions } from "./insert-many.js";
export { KeyedReader, TableReader } from "./reader.js";
export type { InsertOptions, OverwriteOptions } from "./repeat.js";
export { KeyedRepository, TableRepository } from "./repository.js";
export { queryResult } from "./result.js";
export type { ColumnInfo, SqlResult } from "./result.js";
export { Returning } from "./returning.js";
export { KeyedRowStoreRepository, RowStoreRepository } from "./row-store.js";
export type { Rows } from "./row-feed.js";
export type {
  CallOptions,
  CommitOptions,
  ReadSession,
  Session,
} from "./session.js";
export type { StreamOptions } from "./stream.js";
export { TableWriter } from "./writer.js";
export { isWritable } from "./session.js";
export type {
  ConnectionSettings,
  Host,
  PartialSettings,
  SslMode,
} from "./settings.js";
export { completeSettings, settingsFromEnvironment } from "./settings.js";
export type { EveryRow, Insertable, Patchable } from "./shapes.js";
export { sql } from "./sql.js";
export type { Interpolation, SqlTag, SqlValue, TableLike } from "./sql.js";
export { openSqlCursor } from "./sql-cursor.js";
export type { CursorOptions, SqlCursor } from "./sql-cursor.js";
export type { Sql } from "./sql-fragment.js";
export { defineTable } from "./table.js";
export type { ColumnDefinition, Table, TableDefinition } from "./table.js";
export type {
  Isolation,
  ReadTransaction,
  Transaction,
  TransactionOptions,
  TransactionWork,
} from "./transaction.js";
export type {
  Branded,
  DateText,
  KeyOf,
  Numeric,
  ParsedJson,
  Timestamp,
  TimestampTz,
} from "./values.js";
export { date, numeric, timestamp, timestamptz } from "./values.js";
export { withLiterals } from "./with-literals.js";
