/** SQL for a made-up schema of any size: 12 columns a table, keys, foreign keys, and a comment on everything. */

const COLUMNS = [
  ["id", "bigint NOT NULL"],
  ["parent_id", "bigint"],
  ["code", "character varying(20) NOT NULL"],
  ["name", "text NOT NULL"],
  ["amount", "numeric(12,2) DEFAULT 0 NOT NULL"],
  ["quantity", "integer"],
  ["is_active", "boolean DEFAULT true NOT NULL"],
  ["created_at", "timestamp with time zone DEFAULT now() NOT NULL"],
  ["valid_on", "date"],
  ["ratio", "double precision"],
  ["tags", "text[]"],
  ["payload", "json"],
] as const;

/** `t_00042` */
export const tableName = (index: number) =>
  `t_${String(index).padStart(5, "0")}`;

const createTable = (index: number): string => {
  const name = tableName(index);
  const columns = COLUMNS.map(([column, type]) => `${column} ${type}`);
  const parent = tableName(Math.max(0, index - 1));
  const constraints = [
    `CONSTRAINT ${name}_pkey PRIMARY KEY (id)`,
    `CONSTRAINT ${name}_parent FOREIGN KEY (parent_id) REFERENCES ${parent} (id)`,
  ];
  const comments = COLUMNS.map(
    ([column]) =>
      `COMMENT ON COLUMN ${name}.${column} IS 'The ${column} of ${name}, as the source system gives it.';`,
  );
  return [
    `CREATE TABLE ${name} (${[...columns, ...constraints].join(", ")});`,
    `COMMENT ON TABLE ${name} IS 'Made-up table number ${index}.';`,
    ...comments,
  ].join("\n");
};

/** The whole script, in pieces of a hundred tables, so that no message grows too large. */
export const syntheticSchema = (tables: number): readonly string[] => {
  const pieces: string[] = [];
  for (let start = 0; start < tables; start += 100) {
    const end = Math.min(start + 100, tables);
    const statements: string[] = [];
    for (let index = start; index < end; index++) {
      statements.push(createTable(index));
    }
    pieces.push(statements.join("\n"));
  }
  return pieces;
};
