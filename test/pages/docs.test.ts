/** `generator-dws docs` against a real DWS: what is read, counted, guessed and written. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { format } from "prettier";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  documentSchema,
  type DocumentOptions,
} from "../../src/document-schema.js";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import type { PageData, TableData } from "../../src/pages/page-data.js";
import { silent } from "../../src/progress.js";

const retail = readFileSync(
  join(packageRoot, "templates/local/retail.sql"),
  "utf8",
);

let dws: LocalDws;
let root: string;

beforeAll(async () => {
  dws = await startLocalDws({
    schemaSql: retail,
    roles: [
      { name: "reader", password: "Reader_1234", passwordEncryptionType: 1 },
    ],
  });
  const client = new pg.Client({ ...dws });
  await client.connect();
  await client.query(`
    create schema skewed;
    create table skewed.uneven (day int not null, n int) distribute by hash (day);
    insert into skewed.uneven select case when g % 10 = 0 then g else 1 end, g from generate_series(1, 3000) g;
    create table skewed."It""s \${x}" ("K""ey" int, "v</script>" text) distribute by roundrobin;
    insert into skewed."It""s \${x}" select g, 'x' from generate_series(1, 90) g;
    create table skewed.everywhere (a int) distribute by replication;
    insert into skewed.everywhere values (1);
    create table skewed.secret (a int) distribute by hash (a);
    analyze;
    grant usage on schema skewed to reader;
    grant select on skewed.uneven to reader;`);
  await client.end();
});

afterAll(async () => {
  await dws.stop();
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dws-docs-"));
  return () => {
    rmSync(root, { recursive: true, force: true });
  };
});

const options = (more: Partial<DocumentOptions> = {}): DocumentOptions => ({
  root,
  connection: {
    hosts: [{ host: dws.host, port: dws.port }],
    database: dws.database,
    user: dws.user,
    password: dws.password,
    sslmode: "disable",
    sslrootcert: undefined,
  },
  schemas: ["public"],
  tables: [],
  exclude: [],
  out: "src/repositories",
  runtime: "src/dws",
  file: "page.html",
  format: "html",
  skew: false,
  ...more,
});

const read = (file = "page.html") => readFileSync(join(root, file), "utf8");

const dataOf = (): PageData => {
  const [, json = ""] = /id="data">([^]*?)<\/script>/.exec(read()) ?? [];
  return JSON.parse(json) as PageData;
};

const tablesOf = ({ schemas }: PageData): ReadonlyMap<string, TableData> =>
  new Map(
    schemas.flatMap(({ tables }) => tables.map((one) => [one.name, one])),
  );

/** The lines "Relates to" of the demo: `ss_item_sk = item.i_item_sk`, several columns with commas and "and". */
const told = new Set(
  Array.from(
    retail
      .replaceAll(/\n-- +/g, " ")
      .matchAll(/((?:\w+, )*(?:\w+ and )?\w+) = (\w+)\.(\w+)/g),
  ).flatMap(([, columns = "", table = "", column = ""]) =>
    columns.split(/, | and /).map((one) => `${one} = ${table}.${column}`),
  ),
);

it("guesses of the demo what its comments say, and nothing else", async () => {
  const summary = await documentSchema(options(), silent);
  const tables = tablesOf(dataOf());
  const guessed = [...tables.values()].flatMap(({ columns, references = [] }) =>
    references.map(
      ([own, , table, target]) =>
        `${columns[own[0] ?? 0]?.[0] ?? ""} = ${table}.${target.join()}`,
    ),
  );
  expect(guessed.filter((one) => !told.has(one))).toEqual([]);
  expect(guessed.length).toBe(summary.references.guessed);
  expect(guessed.length / told.size).toBeGreaterThan(0.5);
  expect(summary).toMatchObject({
    tables: 15,
    references: { declared: 0 },
    skewed: null,
    isChanged: true,
  });
});

it("writes the same bytes again, and says that nothing changed", async () => {
  await documentSchema(options(), silent);
  const first = read();
  const { isChanged } = await documentSchema(options(), silent);
  expect(isChanged).toBe(false);
  expect(read()).toBe(first);
});

it("counts rows by datanode", async () => {
  const summary = await documentSchema(
    options({ schemas: ["skewed"], skew: true }),
    silent,
  );
  // Uneven as it is, a table of 3,000 rows is too small to be called skewed.
  expect(summary.skewed).toEqual([]);
  const tables = tablesOf(dataOf());
  const sum = (name: string) =>
    (tables.get(name)?.spread?.nodes ?? []).reduce(
      (total, [, rows]) => total + rows,
      0,
    );
  expect(sum("uneven")).toBe(3000);
  expect(tables.get("uneven")?.spread?.ratio).toBeGreaterThan(0.5);
  expect(tables.get("uneven")?.bytes).toBeGreaterThan(50_000);
  expect(sum('It"s ${x}')).toBe(90);
  expect(tables.get('It"s ${x}')?.spread?.nodes.map(([node]) => node)).toEqual([
    "dn_6001_6002",
    "dn_6003_6004",
    "dn_6005_6006",
  ]);
  expect(tables.get("everywhere")?.spread).toBeUndefined();
  expect(tables.get("secret")?.spread).toBeUndefined();
});

it("counts what the user may read, and notes the rest", async () => {
  const base = options({ schemas: ["skewed"], skew: true });
  const connection = {
    ...base.connection,
    user: "reader",
    password: "Reader_1234",
  } as DocumentOptions["connection"];
  const summary = await documentSchema({ ...base, connection }, silent);
  // Uneven as it is, a table of 3,000 rows is too small to be called skewed.
  expect(summary.skewed).toEqual([]);
  expect(summary.notes).toContain(
    "The rows of skewed.secret were not counted: the user may not read it.",
  );
});

it("needs no database where there is a snapshot", async () => {
  const snapshot = readFileSync(
    join(packageRoot, "test/cases/distributions/schema.json"),
  );
  writeFileSync(join(root, "dws.schema.json"), snapshot);
  const summary = await documentSchema(
    options({ connection: undefined }),
    silent,
  );
  expect(summary.source).toBe("dws.schema.json");
  expect(dataOf()).toMatchObject({ isLive: false, database: null });
});

it("writes Markdown", async () => {
  await documentSchema(
    options({ format: "markdown", file: "docs/schema.md" }),
    silent,
  );
  expect(read("docs/schema.md")).toContain("erDiagram");
  expect(read("docs/schema.md")).toContain("### public.store_sales\n");
});

/** Asks no database. */
const offline = (more: Partial<DocumentOptions> = {}): DocumentOptions => {
  const snapshot = join(packageRoot, "test/cases/distributions/schema.json");
  copyFileSync(snapshot, join(root, "dws.schema.json"));
  return options({ connection: undefined, ...more });
};

const markdown = { format: "markdown", file: "page.md" } as const;

const refused = async (given: DocumentOptions, want: object) => {
  const before = readdirSync(root);
  await expect(documentSchema(given, silent)).rejects.toMatchObject(want);
  expect(readdirSync(root)).toEqual(before);
};

it("asks no database where the page could not be written", async () => {
  writeFileSync(join(root, "page.html"), "<h1>Mine</h1>");
  const away = {
    ...options().connection,
    hosts: [{ host: "127.0.0.1", port: 1 }],
  } as DocumentOptions["connection"];
  await refused(options({ connection: away }), {
    kind: "conflict",
    message: "page.html is there and was not made by generator-dws docs.",
  });
  expect(read()).toBe("<h1>Mine</h1>");
});

it("replaces no file that was made while it worked", async () => {
  const step = () => {
    writeFileSync(join(root, "page.html"), "<h1>Mine</h1>");
  };
  await expect(
    documentSchema(offline(), { ...silent, step }),
  ).rejects.toMatchObject({ kind: "conflict" });
  expect(read()).toBe("<h1>Mine</h1>");
  expect(readdirSync(root).sort()).toEqual(["dws.schema.json", "page.html"]);
});

it.each([".", "pages", "pages/", "new/"])(
  "says that %s is a folder",
  async (file) => {
    mkdirSync(join(root, "pages"));
    await refused(offline({ file }), {
      kind: "usage",
      message: `${file} is a folder: name a file.`,
    });
  },
);

it("replaces no page of the other format", async () => {
  await documentSchema(offline(), silent);
  await documentSchema(offline(markdown), silent);
  const pages = [read(), read("page.md")];
  await refused(offline({ ...markdown, file: "page.html" }), {
    kind: "conflict",
    message:
      "page.html is there and was not made by generator-dws docs --markdown.",
  });
  await refused(offline({ file: "page.md" }), { kind: "conflict" });
  expect([read(), read("page.md")]).toEqual(pages);
});

it.each([
  ["page.md", (text: string) => `${text}\nMore about it.\n`],
  ["page.md", (text: string) => text.replace("# ", "# Our own ")],
  ["page.md", (text: string) => text.replace(/, digest \w+/, "")],
  ["page.html", (text: string) => text.replace("</body>", "<hr></body>")],
] as const)("does not lose what was edited in %s: %s", async (file, edit) => {
  const format = file === "page.md" ? "markdown" : "html";
  await documentSchema(offline({ file, format }), silent);
  const edited = edit(read(file));
  expect(edited).not.toBe(read(file));
  writeFileSync(join(root, file), edited);
  await refused(offline({ file, format }), {
    kind: "conflict",
    message: `${file} was edited since generator-dws docs made it.`,
  });
  expect(read(file)).toBe(edited);
});

it("replaces a page that was only laid out anew", async () => {
  await documentSchema(offline(markdown), silent);
  const text = read("page.md");
  const layouts = [
    text.replaceAll("\n", "\r\n"),
    await format(text, { parser: "markdown" }),
  ];
  for (const layout of layouts) {
    expect(layout).not.toBe(text);
    writeFileSync(join(root, "page.md"), layout);
    const { isChanged } = await documentSchema(offline(markdown), silent);
    expect([isChanged, read("page.md")]).toEqual([true, text]);
  }
});

it("keeps the page where no table is found", async () => {
  await documentSchema(offline(), silent);
  const page = read();
  await refused(options({ tables: ["nope.*"] }), {
    kind: "introspect",
    message:
      "No table and no view was found in schema public, so that no page was written.",
  });
  expect(read()).toBe(page);
});
