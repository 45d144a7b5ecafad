/** Routines, sequences and the types that are taken along, out of catalog rows. */
import { describe, expect, it } from "vitest";
import {
  assembleRows,
  assembleSchema,
  columnRow,
  relationRow,
  routineRow,
  sequenceRow,
  settingsRow,
  typeRow,
} from "./catalog-rows.js";

const types = [
  typeRow({}),
  typeRow({ oid: "25", typname: "text", sql: "text" }),
  typeRow({ oid: "1009", typname: "_text", sql: "text[]", element: "25" }),
  typeRow({ oid: "2278", typname: "void", sql: "void", typtype: "p" }),
  typeRow({ oid: "2249", typname: "record", sql: "record", typtype: "p" }),
];

const readOne = (row: Parameters<typeof routineRow>[0]) => {
  const [routine] = assembleSchema({
    types,
    routines: [routineRow(row)],
  }).routines;
  if (!routine) throw new Error("no routine");
  return routine;
};

describe("routines", () => {
  it("has every mode of argument", () => {
    const routine = readOne({
      proargtypes: "23 25 1009",
      proallargtypes: "{23,23,25,1009,25}",
      proargmodes: "{i,o,b,v,t}",
      proargnames: '{a,"",c,d,e}',
      pronargdefaults: "2",
      prorettype: "2249",
      proretset: "t",
    });
    expect(
      routine.arguments.map(({ name, mode, type, hasDefault }) => [
        name,
        mode,
        type.sql,
        hasDefault,
      ]),
    ).toEqual([
      ["a", "in", "integer", false],
      [null, "out", "integer", false],
      ["c", "inout", "text", true],
      ["d", "variadic", "text[]", true],
      ["e", "table", "text", false],
    ]);
    expect(routine).toMatchObject({
      kind: "function",
      isSet: true,
      result: { name: "record", kind: "pseudo" },
    });
  });

  it("takes the places of defaults from the server where it has them", () => {
    const { arguments: all } = readOne({
      proargtypes: "23 25 23",
      pronargdefaults: "1",
      prodefaultargpos: "0",
    });
    expect(all.map(({ hasDefault }) => hasDefault)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    { row: { prorettype: "2278" }, kind: "function", result: null },
    {
      row: { prokind: "p", prorettype: "0" },
      kind: "procedure",
      result: null,
    },
    {
      row: { prokind: "p", prorettype: "2249" },
      kind: "procedure",
      result: null,
    },
    { row: { prokind: "f" }, kind: "function", result: "integer" },
  ])("is a $kind with result $result for $row", ({ row, kind, result }) => {
    const routine = readOne(row);
    expect(routine.kind).toBe(kind);
    expect(routine.result?.sql ?? null).toBe(result);
  });

  it("sorts overloads by their arguments", () => {
    const { routines } = assembleSchema({
      types,
      routines: [
        routineRow({ proargtypes: "25" }),
        routineRow({ proname: "e" }),
        routineRow({ proargtypes: "23" }),
        routineRow({}),
      ],
    });
    expect(
      routines.map(({ name, arguments: all }) => [name, all[0]?.type.sql]),
    ).toEqual([
      ["e", undefined],
      ["f", undefined],
      ["f", "integer"],
      ["f", "text"],
    ]);
  });
});

describe("sequences", () => {
  it("has settings of its own or of the catalog, and an owner in its schema", () => {
    const { sequences } = assembleSchema({
      sequences: [
        sequenceRow({ attrelid: "1", attnum: "2" }),
        sequenceRow({
          oid: "71",
          relname: "catalogued",
          ...settingsRow,
          is_cycled: "t",
          // Of a table that was not chosen.
          attrelid: "9",
          attnum: "1",
        }),
      ],
      settings: new Map([["70", settingsRow]]),
    });
    const settings = {
      start: "1",
      increment: "2",
      minimum: "1",
      maximum: "9223372036854775807",
      cache: "20",
    };
    expect(sequences).toEqual([
      { name: "catalogued", ...settings, isCycled: true, ownedBy: null },
      {
        name: "q",
        ...settings,
        isCycled: false,
        ownedBy: { table: "t", column: "b" },
      },
    ]);
  });

  it("gets the usual settings and a note when its own may not be read", () => {
    const { database, notes } = assembleRows({
      sequences: [sequenceRow({ holds_settings: "f" })],
    });
    expect(database.schemas[0]?.sequences).toMatchObject([
      { name: "q", start: "1", increment: "1", cache: "1", isCycled: false },
    ]);
    expect(notes).toEqual([
      "The settings of these sequences could not be read, the usual ones are assumed: s.q.",
    ]);
  });
});

describe("types of other schemas", () => {
  const composite = (
    oid: string,
    typname: string,
    atttypid: string | null,
  ) => ({
    oid,
    nspname: "other",
    typname,
    attname: atttypid === null ? null : "x",
    atttypid,
    sql: null,
  });
  const all = [
    ...types,
    ...["outer_one", "inner_one", "unused", "empty"].map((typname, n) =>
      typeRow({
        oid: `10${n}`,
        typname,
        nspname: "other",
        typtype: "c",
        sql: `other.${typname}`,
      }),
    ),
    ...["direct", "deep", "called", "idle"].map((typname, n) =>
      typeRow({
        oid: `20${n}`,
        typname,
        nspname: "other",
        typtype: "e",
        sql: `other.${typname}`,
        labels: "{x}",
      }),
    ),
  ];
  const { database } = assembleRows({
    relations: [relationRow({})],
    columns: [
      columnRow({ atttypid: "100", sql: "other.outer_one" }),
      columnRow({
        attnum: "2",
        attname: "b",
        atttypid: "200",
        sql: "other.direct",
      }),
    ],
    composites: [
      composite("100", "outer_one", "101"),
      composite("101", "inner_one", "201"),
      composite("102", "unused", "203"),
      { ...composite("103", "empty", null), nspname: "s" },
    ],
    routines: [routineRow({ proargtypes: "202" })],
    types: all,
  });

  it("come along when something uses them, however far away", () => {
    expect(
      database.schemas.map(({ name, enums, composites }) => ({
        name,
        enums: enums.map((type) => type.name),
        composites: composites.map((type) => type.name),
      })),
    ).toEqual([
      {
        name: "other",
        enums: ["called", "deep", "direct"],
        composites: ["inner_one", "outer_one"],
      },
      { name: "s", enums: [], composites: ["empty"] },
    ]);
    expect(database.schemas[1]?.composites[0]?.attributes).toEqual([]);
  });
});
