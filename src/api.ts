/** What a program can import from `generator-dws`: the pipeline, its types, its error, and the local DWS. */
export type { Advice } from "./advice/advise.js";
export type { AdviceCode } from "./advice/codes.js";
export type { CodePlace, ReportedChange } from "./diff/report.js";
export type { NamingChoices } from "./config/resolve.js";
export type { GeneratorErrorCode } from "./errors.js";
export { GeneratorError } from "./errors.js";
export { startLocalDws } from "./local/start.js";
export { generateRepositories } from "./pipeline.js";
export type {
  ConflictAnswer,
  ConflictQuestion,
  GeneratedModule,
  PipelineOptions,
  Summary,
} from "./pipeline.js";
export type { Progress } from "./progress.js";
export { silent } from "./progress.js";
export type { TypeChoice, TypesConfig } from "./types/config.js";
export type {
  ConnectionSettings,
  Host,
  PartialSettings,
  SslMode,
} from "./runtime/settings.js";
export {
  completeSettings,
  settingsFromEnvironment,
} from "./runtime/settings.js";
