/** Names that a generated module may not use for its own things. */

const KEYWORDS =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield";

// What a generated module imports as values, and its one constant.
const OWN =
  "Buffer defineTable readerFactory repositoryFactory t table writerFactory";

/** For factories, which are functions of the module; `import()` takes one that exports `then` for a promise, and never ends. */
export const RESERVED_FACTORIES: ReadonlySet<string> = new Set(
  `${KEYWORDS} ${OWN} then`.split(" "),
);

/** For types: what the module imports or means by global names. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(
  "Buffer Date DateText Insertable JsonText JsonbText KeyOf Numeric ParsedJson Patchable Pick Promise Timestamp TimestampTz KeyedReader KeyedRepository KeyedRowStoreRepository RowStoreRepository TableReader TableRepository TableWriter".split(
    " ",
  ),
);

/** For files: ours beside the tables', and the device names that Windows does not let go of. */
export const RESERVED_FILES: ReadonlySet<string> = new Set(
  "index enums con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9".split(
    " ",
  ),
);

/** Stems of types that would make a name of the runtime: `Keyed` + `Reader`. */
export const RESERVED_STEMS: ReadonlySet<string> = new Set([
  "Keyed",
  "KeyedRowStore",
  "RowStore",
  "Table",
]);
