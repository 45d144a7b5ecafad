/** What a page and a Markdown document say, whatever the schema is called. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeJson, printHtml } from "../../src/pages/html.js";
import { escapeMarkdown, printMarkdown } from "../../src/pages/markdown.js";
import type { PageData } from "../../src/pages/page-data.js";
import { spreadOf } from "../../src/pages/spread.js";
import { arbitraryDatabase } from "../support/model.js";
import {
  column,
  databaseOf,
  describeOf,
  goldenCase,
  manyTables,
  pageOf,
  table,
} from "./make-page.js";

const dataIn = (html: string): unknown => {
  const [, json = ""] =
    /<script type="application\/json" id="data">([^]*?)<\/script>/.exec(html) ??
    [];
  return JSON.parse(json);
};

const count = (text: string, part: string) => text.split(part).length - 1;

const shop = databaseOf([
  table("customers", [
    column("id", "int8"),
    column("name", "text", "Who | *what*"),
  ]),
  table("orders", [column("id", "int8"), column("customer_id", "int8")], {
    partitioning: {
      by: "range",
      columns: ["id"],
      partitions: [{ name: "p", bound: [null] }],
    },
  }),
]);

describe("the HTML page", () => {
  it("holds its data unharmed and nothing that ends a script early", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDatabase, async (database) => {
        const data = await pageOf(database, { databaseName: "x</title>" });
        const html = printHtml(data);
        expect(dataIn(html)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(count(html, "<script")).toBe(2);
        expect(count(html, "</script>")).toBe(2);
        expect(count(html, "<!--")).toBe(0);
        expect(count(html, "</title>")).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it("is the same for the same schema", async () => {
    const [one, other] = [
      await pageOf(manyTables(60)),
      await pageOf(manyTables(60)),
    ];
    expect(printHtml(one)).toBe(printHtml(other));
  });

  it("names no other place", async () => {
    const html = printHtml(await pageOf(shop));
    expect(html.match(/\b(?:src|srcset|@import)\s*[=(]|url\(/g)).toBeNull();
    expect(html.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/g)).toBeNull();
    expect(html).not.toMatch(
      /innerHTML|insertAdjacentHTML|document\.write|\beval\(/,
    );
  });

  it("takes 20 ms of CPU and 1.7 kB for each table at most", async () => {
    const start = process.cpuUsage();
    const html = printHtml(await pageOf(manyTables(300)));
    const { user, system } = process.cpuUsage(start);
    expect(html.length).toBeLessThan(560_000);
    expect((user + system) / 1e6).toBeLessThan(6);
  });
});

describe("escapeJson", () => {
  it("gives JSON of the same meaning", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const text = escapeJson(JSON.parse(json));
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual(JSON.parse(json));
      }),
    );
  });
});

describe("the layout", () => {
  const boxesOf = ({ schemas: [schema] }: PageData) =>
    schema?.diagram?.boxes ?? [];

  it("lays no box over another, at 200 tables", async () => {
    const boxes = boxesOf(await pageOf(manyTables(200)));
    expect(boxes).toHaveLength(200);
    for (const [at, x, y, width, height] of boxes) {
      const over = boxes.filter(
        ([other, left, top, w, h]) =>
          other > at &&
          x < left + w &&
          left < x + width &&
          y < top + h &&
          top < y + height,
      );
      expect([at, over]).toEqual([at, []]);
    }
  });

  it("draws no line to what everything refers to", async () => {
    const facts = Array.from({ length: 30 }, (_, at) =>
      table(`fact_${at}`, [
        column(`f${at}_no`, "int8"),
        column("day_id", "int8"),
        column("town_id", "int8"),
      ]),
    );
    const data = await pageOf(
      databaseOf([
        table("days", [column("id", "int8"), column("x", "text")]),
        ...facts,
      ]),
    );
    expect(boxesOf(data)).toHaveLength(31);
    expect(data.schemas[0]?.diagram?.lines).toEqual([]);
  });

  it("leaves out tables that have nothing to do with others", async () => {
    const data = await pageOf(
      databaseOf([
        ...(shop.schemas[0]?.tables ?? []),
        table("alone", [column("a", "text")]),
      ]),
    );
    expect(
      boxesOf(data).map(([at]) => data.schemas[0]?.tables[at]?.name),
    ).toEqual(["customers", "orders"]);
  });
});

describe("spreadOf", () => {
  const of = (...rows: number[]) =>
    spreadOf(new Map(rows.map((count_, at) => [`dn_${at}`, count_])));

  it.each([
    { rows: [100_000, 100_000], ratio: 0, isSkewed: false },
    { rows: [100_000, 80_000], ratio: 0.1, isSkewed: true },
    { rows: [100_000, 80_200], ratio: 0.099, isSkewed: false },
    { rows: [300_000, 0, 0], ratio: 0.6667, isSkewed: true },
    { rows: [99_999, 0], ratio: 0.5, isSkewed: false },
  ])("$rows", ({ rows, ratio, isSkewed }) => {
    expect(of(...rows)).toMatchObject({ ratio, isSkewed });
  });

  it("says nothing of an empty table", () => {
    expect(of(0, 0)).toBeUndefined();
    expect(of()).toBeUndefined();
  });
});

describe("Markdown", () => {
  it("has a diagram, a table of columns and the names in code", () => {
    const text = printMarkdown(describeOf(shop, { databaseName: "shop" }));
    expect(text).toContain("# Schema of shop\n");
    expect(text).toContain(
      [
        "```mermaid",
        "erDiagram",
        '  t0["customers"] {',
        "    int8 id PK",
        "  }",
        '  t1["orders"] {',
        "    int8 id PK",
        "    int8 customer_id FK",
        "  }",
        '  t1 }o..|| t0 : "customer_id"',
        "```",
      ].join("\n"),
    );
    expect(text).toContain(
      "| <code>name</code> | <code>text</code> | yes |  | <code>name: string &#124; null</code> | Who &#124; &#42;what&#42; |",
    );
    expect(text).toContain("- Partitions: 1, by range (<code>id</code>)");
    expect(text).toContain("(guessed from names)");
  });

  const mermaidWith = (key: string, name = "other"): string => {
    const references = { schema: "public", table: name, columns: ["x"] };
    const text = printMarkdown(
      describeOf(
        databaseOf([
          table("one", [column(key, "int8")], {
            foreignKeys: [{ name: "f", columns: [key], references }],
          }),
          table(name, [column("x", "int8")]),
        ]),
      ),
    );
    return /```mermaid\n([^]*?)```/.exec(text)?.[1] ?? "";
  };

  it.each([
    ["id", "id"],
    ["pk", "pk_"],
    ["Fk", "Fk_"],
    ["UK", "UK_"],
    ["pk é", "pk_é"],
    ["pké", "pk_é"],
    ["pkey", "pkey"],
    ["fk_id", "fk_id"],
    ["ªa", "aa"],
    ["m²", "m2"],
    ["²m", "x_2m"],
    ["«a»", "x__a"],
    ["élan", "élan"],
    ["_a", "x__a"],
    ["名", "名"],
  ])("calls the key column %s %s where Mermaid shows it", (key, shown) => {
    expect(mermaidWith(key)).toContain(`    int8 ${shown} PK, FK\n`);
    // The words of Mermaid's own grammar.
    expect(shown).toMatch(
      /^(?![pfu]k\b)[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*$/i,
    );
  });

  it.each(["TB", "BT", "LR", "RL"])(
    "gives Mermaid no command direction %s",
    (to) => {
      for (const name of [`direction ${to}`, `a DIRECTION \t${to}x`]) {
        const texts = [mermaidWith(name), mermaidWith("x", name)];
        for (const text of texts) {
          expect(text).not.toMatch(/direction\s+(?:TB|BT|LR|RL)/i);
          expect(text).toMatch(/direction\u200b (?:TB|BT|LR|RL)/i);
        }
      }
    },
  );

  it("lets no text become markup", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = escapeMarkdown(text);
        expect(shown).not.toMatch(
          /[\\`*{}[\]<>|~\n\r]|:\/\/|^_|_$|^[-+=]|^\d+[.)]/,
        );
        const back = shown.replaceAll(/&#(\d+);/g, (_, code: string) =>
          String.fromCodePoint(Number(code)),
        );
        expect(back).toBe(
          text
            .replaceAll(/\s+/g, " ")
            .trim()
            .replaceAll(/\p{Cc}/gu, "\ufffd"),
        );
      }),
    );
  });

  it("keeps each row of a table on one line, whatever things are called", () => {
    for (const name of ["quotes", "hostile-comments", "unicode"]) {
      const database = goldenCase(name);
      const text = printMarkdown(describeOf(database));
      const columns = database.schemas.flatMap(
        ({ tables, views, foreignTables }) =>
          [...tables, ...views, ...foreignTables].flatMap((one) => one.columns),
      );
      const rows = text
        .split("\n")
        .filter((line) => /^\| <code>.*\|$/.test(line));
      expect(rows).toHaveLength(columns.length);
      for (const row of rows) expect(count(row, "|")).toBe(7);
    }
  });

  it("leaves out what Mermaid would refuse to draw", () => {
    const text = printMarkdown(describeOf(manyTables(501)));
    expect(text).not.toContain("erDiagram");
    expect(text).toContain(
      "501 references between 501 tables are more than Mermaid draws",
    );
  });
});
