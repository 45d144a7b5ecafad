/** The statements that create a table as it was introspected. */
import { quoteLiteral } from "./identifiers.js";
import type { AnyTable } from "./table.js";

/** CREATE TABLE, then its comments; each is one statement. */
export const createStatements = (
  table: AnyTable,
  ifNotExists: boolean,
): readonly string[] => {
  const { ddl } = table.definition;
  const elements = [
    ...table.fields.map((field) =>
      [field.quoted, field.sqlType, field.constraint ?? ""].join(" ").trim(),
    ),
    ...(ddl.constraints ?? []),
  ];
  const head = [
    "CREATE",
    ...(ddl.isUnlogged === true ? ["UNLOGGED"] : []),
    "TABLE",
    ...(ifNotExists ? ["IF NOT EXISTS"] : []),
    table.quoted,
  ].join(" ");
  const create = [
    `${head} (\n  ${elements.join(",\n  ")}\n)`,
    ...(ddl.clauses ?? []),
  ].join("\n");
  return [create, ...commentStatements(table)];
};

const commentStatements = (table: AnyTable): readonly string[] => {
  const { comment, columnComments = {} } = table.definition.ddl;
  const onTable =
    comment === undefined
      ? []
      : [`COMMENT ON TABLE ${table.quoted} IS ${quoteLiteral(comment)}`];
  const onColumns = table.fields.flatMap(({ property, quoted }) => {
    const text = Object.hasOwn(columnComments, property)
      ? columnComments[property]
      : undefined;
    return text === undefined
      ? []
      : [
          `COMMENT ON COLUMN ${table.quoted}.${quoted} IS ${quoteLiteral(text)}`,
        ];
  });
  return [...onTable, ...onColumns];
};
