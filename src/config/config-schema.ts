/** The shape of the configuration, each key with what it means and what holds without it: the documents are made from this. */
import * as v from "valibot";
import { namesSchema } from "./names-schema.js";
import { typesSchema } from "./types-schema.js";

const say = <T>(description: string, byDefault?: string) =>
  v.metadata<T, { readonly description: string; readonly default: string }>({
    description,
    default: byDefault ?? "",
  });

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const texts = v.pipe(v.array(text, "a list of texts"), v.readonly());
const host = v.pipe(
  text,
  v.check((value) => !value.includes("://"), "a host, not a URL"),
);

/** `connection`: where to read the schema; never with a password. */
export const connectionSchema = v.strictObject({
  host: v.exactOptional(
    v.pipe(
      host,
      say(
        "Coordinator to connect to, or several with commas",
        "PGHOST, else it is asked for",
      ),
    ),
  ),
  port: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(65_535),
      say("Port of the coordinators", "8000"),
    ),
  ),
  database: v.exactOptional(v.pipe(text, say("Database to read", "gaussdb"))),
  user: v.exactOptional(v.pipe(text, say("User to connect as", "dbadmin"))),
  sslmode: v.exactOptional(
    v.pipe(
      v.picklist(["disable", "prefer", "require", "verify-ca", "verify-full"]),
      say("Whether to encrypt, and what to check of the certificate", "prefer"),
    ),
  ),
  sslrootcert: v.exactOptional(
    v.pipe(text, say("File of the CA certificate, cacert.pem of the console")),
  ),
});

/** `local`: the embedded local DWS in place of a cluster. */
export const localSchema = v.strictObject({
  schema: v.exactOptional(
    v.pipe(
      text,
      say("SQL file that the local DWS is filled with", "local/schema.sql"),
    ),
  ),
});

/** `advice`: what is said of a schema, and what of it is not wanted. */
export const adviceSchema = v.strictObject({
  ignore: v.exactOptional(
    v.pipe(
      texts,
      say(
        "Advice that is not given: a code, or a code and a table or column",
        "none",
      ),
    ),
  ),
});

/** All that `.yo-rc.json` may hold under "generator-dws". */
export const configSchema = v.strictObject({
  schemas: v.exactOptional(
    v.pipe(
      v.array(text, "a list of texts"),
      v.minLength(1),
      v.readonly(),
      say("Schemas to read", '["public"]'),
    ),
  ),
  tables: v.exactOptional(
    v.pipe(texts, say("Only these tables, patterns such as sales.*", "all")),
  ),
  exclude: v.exactOptional(
    v.pipe(texts, say("Tables to leave out, patterns too", "none")),
  ),
  out: v.exactOptional(
    v.pipe(text, say("Folder of the repositories", "src/repositories")),
  ),
  runtime: v.exactOptional(
    v.pipe(text, say("Folder of the runtime", "src/dws")),
  ),
  connection: v.exactOptional(v.pipe(connectionSchema, v.readonly())),
  local: v.exactOptional(v.pipe(localSchema, v.readonly())),
  advice: v.exactOptional(v.pipe(adviceSchema, v.readonly())),
  types: v.exactOptional(
    v.pipe(
      typesSchema,
      say(
        "TypeScript types by type or by column, see below",
        "those that lose nothing",
      ),
    ),
  ),
  properties: v.exactOptional(
    v.pipe(
      v.picklist(["camel", "snake"]),
      say(
        "How columns are called; snake keeps their names as they are",
        "camel",
      ),
    ),
  ),
  names: v.exactOptional(
    v.pipe(
      namesSchema,
      say("Names of tables and columns, see below", "derived"),
    ),
  ),
  singularRows: v.exactOptional(
    v.pipe(
      v.boolean(),
      say("Whether the row of orders is called OrderRow", "false"),
    ),
  ),
  brandedKeys: v.exactOptional(
    v.pipe(
      v.boolean(),
      say(
        "Whether each key of one column has a type of its own, OrdersId",
        "false",
      ),
    ),
  ),
});

/** One key as the documents list it. */
export interface ConfigKey {
  /** `connection.host`. */
  readonly path: string;
  /** One sentence without a full stop. */
  readonly description: string;
  /** What holds without the key; empty if nothing does. */
  readonly default: string;
}

type Entry = v.GenericSchema & { readonly wrapped?: v.GenericSchema };

const keysBelow = (
  prefix: string,
  entries: Readonly<Record<string, Entry>>,
): readonly ConfigKey[] =>
  Object.entries(entries).map(([key, { wrapped }]) => ({
    path: prefix + key,
    ...(v.getMetadata(wrapped ?? v.unknown()) as unknown as Omit<
      ConfigKey,
      "path"
    >),
  }));

const GROUPS: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  connection: connectionSchema.entries,
  local: localSchema.entries,
  advice: adviceSchema.entries,
};

/** Every key with its words, in the order of the schema. */
export const configKeys = (): readonly ConfigKey[] =>
  keysBelow("", configSchema.entries).flatMap((key) => {
    const below = GROUPS[key.path];
    return below === undefined ? [key] : keysBelow(`${key.path}.`, below);
  });
