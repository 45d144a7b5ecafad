/** Random statements on which DWS and PostgreSQL agree, with errors of many kinds among them. */
import fc, { type Arbitrary } from "fast-check";

/** One statement and how it is sent. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly (string | number | boolean | null)[];
  readonly isExtended: boolean;
}

const oneOf = (...texts: readonly string[]): Arbitrary<string> =>
  fc.constantFrom(...texts);

/** A text in which `#0` stands for the first of the parts, and so on. */
const filled = (
  shape: string,
  ...parts: readonly Arbitrary<string>[]
): Arbitrary<string> =>
  fc
    .tuple(...parts)
    .map((texts) =>
      shape.replaceAll(/#(\d)/g, (_, i: string) => texts[Number(i)] ?? ""),
    );

/** Not in it, since DWS differs: `''`, `||` with NULL, DATE, integer division. */
const expressions = fc.letrec<Record<"int" | "text" | "bool" | "num", string>>(
  (tie) => {
    const [int, text, bool, num] = [
      tie("int"),
      tie("text"),
      tie("bool"),
      tie("num"),
    ];
    return {
      int: fc.oneof(
        { maxDepth: 4 },
        oneOf("0", "1", "7", "-3", "2147483647", "a.id", "a.n", "null::int"),
        filled("(#0 #1 #2)", int, oneOf("+", "-", "*", "%"), int),
        filled("(#0)::int", oneOf("'12'", "'x1'", "'99999999999'", "3.7")),
        filled("coalesce(#0, #1)", int, int),
        filled("nullif(#0, #1)", int, int),
        filled("length(#0)", text),
        filled("case when #0 then #1 else #2 end", bool, int, int),
        filled("abs(#0)", int),
      ),
      text: fc.oneof(
        { maxDepth: 4 },
        oneOf("'ab'", "'Zürich'", "'it''s'", "a.t", "'distribute by'"),
        filled("upper(#0)", text),
        filled("substr(#0, 2, 2)", text),
        filled("(#0)::text", int),
        filled("coalesce(#0, 'none')", text),
        filled("replace(#0, 'a', 'bb')", text),
      ),
      bool: fc.oneof(
        { maxDepth: 4 },
        oneOf("true", "a.n > 1", "a.b", "a.t is null"),
        filled("(#0 #1 #2)", int, oneOf("<", ">=", "=", "<>"), int),
        filled("(#0 #1 #2)", bool, oneOf("and", "or"), bool),
        filled("(not #0)", bool),
        filled("(#0 like '%b%')", text),
        filled("(#0 in (select b.a_id from b where #1))", int, bool),
        filled("(#0 between #1 and #2)", int, int, int),
      ),
      num: fc.oneof(
        { maxDepth: 4 },
        oneOf("1.5", "0.0", "-2.25", "a.f", "1e10"),
        filled("(#0 #1 #2)", num, oneOf("+", "-", "*", "/"), num),
        filled("round(#0, 2)", num),
        filled("(#0)::numeric", int),
        filled("cast(#0 as #1)", num, oneOf("int", "text", "numeric(4,1)")),
      ),
    };
  },
);

const { int, text, bool, num } = expressions;
const any = fc.oneof(int, text, bool, num);

const selects = fc.oneof(
  filled("select #0 as x, #1 as y from a order by 1, 2", any, any),
  filled("select a.id, #0 as x from a where #1 order by 1", any, bool),
  filled(
    "select a.id, b.w, #0 as x from a #1 join b on a.id = b.a_id where #2 order by 1, 2, 3",
    any,
    oneOf("inner", "left", "right", "full"),
    bool,
  ),
  filled(
    "select #0 as k, count(*), sum(a.n), max(#1) from a group by 1 having count(*) > 0 order by 1",
    any,
    text,
  ),
  filled(
    "with c as (select a.id, #0 as x from a) select x, id from c union all select #1, 0 from a order by 1, 2",
    int,
    int,
  ),
  filled(
    "select id, row_number() over (order by #0, id) from a order by 1",
    int,
  ),
);

/** Each is an error, of another kind each. */
const mistakes = oneOf(
  "select 1 / 0",
  "select oops from a",
  "select 1 from nowhere",
  "select nofunction(1)",
  "selekt 1",
  "select id from a, b join b c on true",
  "select n, count(*) from a group by t",
  "select (select id from a)",
  "select 'x' + 1",
  "select 1 where 'a'",
  "insert into a (id, n) values (1, 1), (1, 1)",
  "insert into a (n) values (1)",
  "insert into a (id, n) values (900, -1000)",
  "insert into a (id, v) values (901, 'far too long')",
  "insert into a values (1, 2, 'x', 1, true, 'v', 9)",
  "drop table nowhere",
  "release savepoint nowhere",
);

const changes = fc.oneof(
  filled("update a set n = #0, t = #1 where #2", int, text, bool),
  filled("update a set f = #0 where #1 returning id, f", num, bool),
  filled("delete from a where #0 and id > 3", bool),
  filled("delete from b where a_id = #0 returning *", oneOf("1", "2", "9")),
  filled("insert into b select id, t from a where #0", bool),
);

const withoutValues = (texts: Arbitrary<string>): Arbitrary<Statement> =>
  fc.record({ text: texts, isExtended: fc.boolean() });

const number = fc.integer({ min: -5, max: 12 });
const word = fc.constantFrom("ab", "xyz", "Ümlaut", "it's", null);

const parameterised: Arbitrary<Statement> = fc.oneof(
  fc.tuple(number, number, word, fc.boolean()).map(([id, n, t, b]) => ({
    text: "insert into a (id, n, t, f, b) values ($1, $2, $3, 0.5, $4) returning id, t",
    values: [id, n, t, b],
    isExtended: true,
  })),
  fc.tuple(number, word).map(([n, t]) => ({
    text: "update a set n = n + $1, t = coalesce($2, t) where id = $1",
    values: [n, t],
    isExtended: true,
  })),
  fc.tuple(number, word).map(([id, t]) => ({
    text: "select a.*, $2::text as given from a where id >= $1 order by 1",
    values: [id, t],
    isExtended: true,
  })),
  fc.tuple(fc.constantFrom("1", "x", "9999999999")).map(([n]) => ({
    text: "select $1::int + n from a order by 1",
    values: [n],
    isExtended: true,
  })),
);

const control = oneOf(
  "begin",
  "commit",
  "rollback",
  "savepoint s",
  "rollback to savepoint s",
  "release savepoint s",
  "start transaction read only",
);

/** Statements on the tables `a` and `b` of agree.test.ts, on which DWS and PostgreSQL agree. */
export const statements: Arbitrary<Statement> = fc.oneof(
  { weight: 8, arbitrary: withoutValues(selects) },
  { weight: 3, arbitrary: withoutValues(changes) },
  { weight: 3, arbitrary: withoutValues(mistakes) },
  { weight: 3, arbitrary: withoutValues(control) },
  { weight: 5, arbitrary: parameterised },
);
