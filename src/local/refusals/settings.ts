/** SET, RESET and SHOW of what DWS has and PostgreSQL lacks, and the other way round. */
import type { Edit } from "../rewrite/edits.js";
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";
import { quoteLiteral, raiseInstead, replaceStatement } from "./raise.js";

/** A parameter of DWS that PostgreSQL does not know. */
export interface DwsSetting {
  /** What SHOW answers before anybody sets it. */
  readonly initial: string;
  /** Only administrators may set it (context SUSET). */
  readonly isProtected?: true;
  /** Set in the console alone, for all sessions (context SIGHUP). */
  readonly isFixed?: true;
}

/** Codes of `retry_ecode_list` as a new cluster has them: connection.md 2.2 (dws_04_0932). */
const retryCodes =
  "YY001 YY002 YY003 YY004 YY005 YY006 YY007 YY008 YY009 YY010 YY011 YY012 YY013 YY014 YY015 YY016 " +
  "53200 08006 08000 57P01 XX003 XX009 CG003 CG004 F0011 F0012 45003 42P30";

/** By name. Each lives in the engine as a free parameter `dws.<name>`, whose values nobody checks. */
export const dwsSettings: ReadonlyMap<string, DwsSetting> = new Map([
  // dws_04_0890: seconds, 10 minutes.
  ["session_timeout", { initial: "600" }],
  // dws_04_0934, 8.2.1.100 and later: seconds.
  ["idle_in_transaction_timeout", { initial: "0" }],
  // dws_04_0932.
  ["max_query_retry_times", { initial: "6" }],
  ["retry_ecode_list", { initial: retryCodes }],
  // dws_04_0928: SUSET, all three.
  ["lockwait_timeout", { initial: "20min", isProtected: true }],
  ["update_lockwait_timeout", { initial: "2min", isProtected: true }],
  ["ddl_lock_timeout", { initial: "0", isProtected: true }],
  // connection.md 1.1; that nobody sets it in a session is openGauss's (guc_security.cpp).
  ["password_encryption_type", { initial: "1", isFixed: true }],
  // dws_04_0889, D0931 and D0126.
  ["connection_info", { initial: "" }],
  ["behavior_compat_options", { initial: "" }],
  ["query_band", { initial: "" }],
  // D0931: off is what the types table of catalog.md 3.1 describes.
  ["enable_int_division_by_truncate", { initial: "off" }],
  ["td_compatible_truncation", { initial: "off" }],
]);

/** Parameters of a PostgreSQL newer than 9.2; connection.md 3 ("absent PG settings", dws_04_0928, dws_04_0934). */
export const absentSettings: readonly string[] = [
  "lock_timeout",
  "idle_in_transaction_session_timeout",
  "idle_session_timeout",
];

/** connection.md 3 (dws_01_0120): unsupported in a session. The code and the text are inferred, openGauss takes it. */
const readOnlySetting = "default_transaction_read_only";

/** `ALTER {ROLE|USER|DATABASE} … {SET|RESET} name`: where the name of the parameter stands; undefined for any other statement. */
function findAltered(tokens: readonly Token[]): Token | undefined {
  if (!isWord(tokens[0], "alter")) return undefined;
  if (!isWord(tokens[1], "role", "user", "database")) return undefined;
  const verb = tokens.findIndex(
    (token, index) => index > 2 && isWord(token, "set", "reset"),
  );
  return verb < 0 ? undefined : tokens[verb + 1];
}

/** What a role or a database begins its sessions with. */
const planAltered = (tokens: readonly Token[]): readonly Edit[] | undefined => {
  const place = findAltered(tokens);
  const name = place?.value.toLowerCase() ?? "";
  if (absentSettings.includes(name)) return unknown(tokens, name);
  const setting = dwsSettings.get(name);
  if (place === undefined || setting === undefined) return undefined;
  if (setting.isFixed === true) return fixed(tokens, name);
  return [{ start: place.start, end: place.end, text: `dws.${name}` }];
};

/** `SET [SESSION|LOCAL] name {TO|=} values` and `RESET name`; undefined for any other statement. */
function readSetting(tokens: readonly Token[]) {
  const isReset = isWord(tokens[0], "reset");
  if (!isReset && !isWord(tokens[0], "set")) return undefined;
  const at = !isReset && isWord(tokens[1], "session", "local") ? 2 : 1;
  const name = tokens[at];
  if (name?.kind !== "word" && name?.kind !== "quoted") return undefined;
  const link = tokens[at + 1];
  const isSet = isWord(link, "to") || isSymbol(link, "=");
  if (isReset ? link !== undefined : !isSet) return undefined;
  const values = isReset ? [] : tokens.slice(at + 2);
  const isLocal = isWord(tokens[1], "local");
  // Names of parameters are compared without regard to case.
  return { place: name, name: name.value.toLowerCase(), values, isLocal };
}

/** What a literal or a bare word stands for. */
const textOf = (token: Token): string =>
  token.kind === "string" && token.value.startsWith("'")
    ? token.value.slice(1, -1).replaceAll("''", "'")
    : token.value;

/** Ends with the command tag of a DO; the parameter of a block comes back when the block is rolled back, as with SET. */
const setProtected = (
  tokens: readonly Token[],
  name: string,
  values: readonly Token[],
  isLocal: boolean,
): readonly Edit[] => {
  const isDefault = values.length === 0 || isWord(values[0], "default");
  const value = isDefault ? "" : values.map(textOf).join("");
  const call = `PERFORM dws_catalog.set_protected(${quoteLiteral(name)}, ${quoteLiteral(value)}, ${isLocal});`;
  return replaceStatement(tokens, `DO ${quoteLiteral(`BEGIN ${call} END`)}`);
};

const planShow = (tokens: readonly Token[]): readonly Edit[] | undefined => {
  const name = tokens[1]?.value.toLowerCase() ?? "";
  if (!isWord(tokens[0], "show") || tokens.length !== 2) return undefined;
  if (absentSettings.includes(name)) return unknown(tokens, name);
  const setting = dwsSettings.get(name);
  if (setting === undefined) return undefined;
  const current = `dws_newer.current_setting('dws.${name}', true)`;
  return replaceStatement(
    tokens,
    `SELECT coalesce(nullif(${current}, ''), ${quoteLiteral(setting.initial)}) AS ${name}`,
  );
};

const unknown = (tokens: readonly Token[], name: string): readonly Edit[] =>
  raiseInstead(
    tokens,
    "42704",
    `unrecognized configuration parameter "${name}"`,
  );

const fixed = (tokens: readonly Token[], name: string): readonly Edit[] =>
  raiseInstead(tokens, "55P02", `parameter "${name}" cannot be changed now`);

/** The edits for a statement about such a parameter; undefined for every other statement. */
export function planSetting(
  tokens: readonly Token[],
): readonly Edit[] | undefined {
  const found = readSetting(tokens);
  if (found === undefined) return planShow(tokens) ?? planAltered(tokens);
  const { name, place, values, isLocal } = found;
  if (absentSettings.includes(name)) return unknown(tokens, name);
  if (name === readOnlySetting && values.length > 0) {
    const text = `SET ${name} is not supported.`;
    return raiseInstead(tokens, "0A000", text);
  }
  const setting = dwsSettings.get(name);
  if (setting === undefined) return undefined;
  if (setting.isFixed === true) return fixed(tokens, name);
  if (setting.isProtected) return setProtected(tokens, name, values, isLocal);
  return [{ start: place.start, end: place.end, text: `dws.${name}` }];
}
