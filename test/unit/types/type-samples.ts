/** Values of every built-in type, as the generated code holds them and the server prints them. */
import {
  date,
  numeric,
  timestamp,
  timestamptz,
} from "../../../src/runtime/index.js";

/** One type: how SQL writes it, and values that must come back as they went. */
export interface TypeSample {
  /** `pg_type.typname` */
  readonly name: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

const sample = (
  name: string,
  values: readonly unknown[],
  sql = name,
): TypeSample => ({ name, sql, values });

const HOSTILE = [
  "NULL",
  "null",
  "a b",
  'quo"te',
  "apo'strophe",
  "back\\slash\\",
  "{}",
  "{a,b}",
  "a,b;c",
  "\n\t\u2028",
  "客户 🙂",
];

const THOUSAND = "1234567890".repeat(100);
const TEXTS = ["", ...HOSTILE];

/** Types that PostgreSQL has as well. */
export const SHARED_TYPES: readonly TypeSample[] = [
  sample("int2", [-32_768, 0, 32_767]),
  sample("int4", [-(2 ** 31), 2 ** 31 - 1]),
  sample("int8", [-(2n ** 63n), 9_007_199_254_740_993n, 2n ** 63n - 1n]),
  sample("oid", [0, 2 ** 32 - 1]),
  sample("float4", [0.5, -0, NaN, Infinity, -Infinity]),
  sample("float8", [0.1, -0, 5e-324, 1.7976931348623157e308, NaN, -Infinity]),
  sample(
    "numeric",
    ["NaN", "1.50", "-0.25", THOUSAND, `0.${THOUSAND}1`].map(numeric),
  ),
  sample("bool", [true, false]),
  sample("bytea", [Buffer.from([0, 255, 92, 39, 34]), Buffer.alloc(0)]),
  sample("bpchar", ["ab "], "character(3)"),
  sample("varchar", TEXTS, "character varying(50)"),
  sample("text", TEXTS),
  sample("char", ["a"], '"char"'),
  sample("name", HOSTILE),
  sample(
    "date",
    ["2026-11-23", "infinity", "-infinity", "0044-03-15 BC", "12026-01-01"].map(
      date,
    ),
  ),
  sample(
    "timestamp",
    ["2026-11-23 10:00:00.000001", "infinity", "0044-03-15 10:00:00 BC"].map(
      timestamp,
    ),
  ),
  sample(
    "timestamptz",
    ["2026-11-23 10:00:00.000001+00", "12026-01-01 00:00:00+00"].map((text) =>
      timestamptz(text),
    ),
  ),
  sample("time", ["10:00:00.000001", "24:00:00"]),
  sample("timetz", ["10:00:00.5+08"]),
  sample("interval", ["1 year 2 mons -3 days +04:05:06.000007"]),
  sample("json", ['{"a": 1,  "a": 12345678901234567890}', "null"]),
  sample("jsonb", ['{"a": 12345678901234567890.10}', "null"]),
  sample("money", ["$1,234.56", "-$0.01"]),
  sample("uuid", ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]),
  sample("inet", ["192.168.0.1/24", "::1"]),
  sample("cidr", ["10.0.0.0/8"]),
  sample("macaddr", ["08:00:2b:01:02:03"]),
  sample("bit", ["0101"], "bit(4)"),
  sample("varbit", ["", "01"], "bit varying(9)"),
  sample("tsvector", ["", "'a''b':1A 'c'"]),
  sample("tsquery", ["'a' & !'b'"]),
  sample("xml", ["<a b='1'>&amp;</a>"]),
  sample("point", ["(1,-2.5)"]),
  sample("lseg", ["[(0,0),(1,1)]"]),
  sample("box", ["(1,1),(0,0)"]),
  sample("path", ["((0,0),(1,1))", "[(0,0),(1,1)]"]),
  sample("polygon", ["((0,0),(1,1),(1,0))"]),
  sample("line", ["{1,2,3}"]),
  sample("circle", ["<(1,2),3>"]),
  sample("int4range", ["[1,10)", "empty"]),
  sample("int8range", ["(,10)"]),
  sample("numrange", ["[1.5,2]"]),
  sample("tsrange", ['["2026-11-23 10:00:00","2026-11-24 10:00:00")']),
  sample("tstzrange", ['["2026-11-23 10:00:00+00",)']),
  sample("daterange", ["[2026-11-23,2026-11-24)"]),
  sample("regclass", ["pg_class"]),
  sample("regtype", ["integer"]),
  sample("regproc", ["now"]),
  sample("regprocedure", ["now()"]),
  sample("regoper", ["||/"]),
  sample("regoperator", ["+(integer,integer)"]),
  sample("regconfig", ["simple"]),
  sample("regdictionary", ["simple"]),
  sample("txid_snapshot", ["10:20:10,14"]),
  sample("refcursor", ["cursor"]),
];

/** DWS's own, which the local DWS has. */
export const DWS_TYPES: readonly TypeSample[] = [
  sample("int1", [0, 255], "tinyint"),
  sample("nvarchar2", HOSTILE, "nvarchar2(50)"),
  sample("smalldatetime", [timestamp("2026-11-23 10:01:00")]),
  sample("raw", ["0AFF"]),
];

/** Known by name alone: no server at hand has them. */
export const UNSAMPLED: readonly string[] = [
  "abstime",
  "blob",
  "clob",
  "hll",
  "reltime",
  "roaringbitmap",
  "roaringbitmap64",
  "tinterval",
];
