/** What DWS does not take, or takes as something else, in one statement: the one call of the rewriter into this room. */
import type { Edit } from "../rewrite/edits.js";
import { isName, isWord, type Token } from "../rewrite/tokens.js";
import type { Compatibility } from "../rewrite/type-names.js";
import { mayHoldEmptyLiteral, nullifyEmptyLiterals } from "./empty-strings.js";
import { readInsertIgnore } from "./insert-ignore.js";
import { guardLocks } from "./locking.js";
import { raiseInstead } from "./raise.js";
import { noteReturning, type ReturningNote } from "./returning.js";
import { absentSettings, dwsSettings, planSetting } from "./settings.js";
import { statementRefusals } from "./statements.js";
import { forgetKeywords, stopAtNewGrammar } from "./too-new.js";
import { planTransactionModes } from "./transaction-modes.js";

/** What becomes of a statement. */
export interface RefusalPlan {
  /** True when nothing but these edits matters, for they replace the statement. */
  readonly isWhole: boolean;
  readonly edits: readonly Edit[];
  readonly returning: readonly ReturningNote[];
}

/** A text without any of these needs no look at its tokens. */
const words = [
  "listen",
  "notify",
  "prepared",
  "prepare\\s+transaction",
  "cursor",
  "isolation",
  "deferrable",
  "transaction_read_only",
  ...absentSettings,
  ...dwsSettings.keys(),
  "lateral",
  "filter",
  "ordinality",
  "rows\\s+from",
  "unnest",
  "generated",
  "returning",
  "\\bfor\\b",
  "insert\\s+ignore",
];

const concerns = new RegExp(words.join("|"), "i");

/** Whether a text may hold anything that {@link refuse} knows. */
export const mayBeRefused = (sql: string, mode: Compatibility): boolean =>
  concerns.test(sql) ||
  (mode === "ORA" && mayHoldEmptyLiteral(sql)) ||
  (/\bwith\b/i.test(sql) && /\bupdate\b/i.test(sql));

/** `CURSOR c … FOR query` of S0188, and no cursor that goes backward: catalog.md 4.1 ("forward only"). */
const planCursor = (tokens: readonly Token[]): readonly Edit[] => {
  const [first, name] = tokens;
  const end = tokens.findIndex((token) => isWord(token, "for"));
  if (!isWord(first, "cursor", "declare") || !isName(name) || end < 0) {
    return [];
  }
  const options = tokens.slice(2, end);
  const isForward = options.some((token) => isWord(token, "scroll"));
  const forward = isForward ? "" : " NO SCROLL";
  const edits = [{ start: name.end, end: name.end, text: forward }];
  if (isWord(first, "declare") || first === undefined) return edits;
  const hold = options.find((token) => isWord(token, "with", "without"));
  const place = (hold ?? tokens[end])?.start ?? 0;
  return [
    { start: first.start, end: first.end, text: "DECLARE" },
    ...edits,
    { start: place, end: place, text: "CURSOR " },
  ];
};

const whole = (edits: readonly Edit[]): RefusalPlan => ({
  isWhole: true,
  edits,
  returning: [],
});

/** Looks at one statement. */
export function refuse(
  sql: string,
  tokens: readonly Token[],
  mode: Compatibility,
): RefusalPlan {
  const refusal = statementRefusals.find((row) => row.recognises(tokens));
  if (refusal !== undefined) {
    return whole(raiseInstead(tokens, refusal.sqlState, refusal.message));
  }
  const instead =
    stopAtNewGrammar(sql, tokens) ??
    planSetting(tokens) ??
    planTransactionModes(sql, tokens);
  if (instead !== undefined) return whole(instead);
  return {
    isWhole: false,
    edits: [
      ...planCursor(tokens),
      ...readInsertIgnore(tokens),
      ...forgetKeywords(sql, tokens),
      ...guardLocks(sql, tokens),
      ...(mode === "ORA" ? nullifyEmptyLiterals(sql, tokens) : []),
    ],
    returning: noteReturning(sql, tokens),
  };
}
