/** The sample API over real HTTP: its routes, its errors, its end, and a switchover under its requests. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  faultShapes,
  startLocalDws,
  type Fault,
  type LocalDws,
} from "../../src/local/start.js";
import type { DwsError } from "../../src/runtime/errors.js";
import { connectTo } from "../local/client.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";
import { type Served, serve } from "./apps-run.js";
import { switchOver } from "./apps-switchover.js";

let dws: LocalDws;
let project: AppsProject;
let direct: Client;
let api: Served;

beforeAll(async () => {
  [dws, project] = await Promise.all([startLocalDws(), layOutSamples(["api"])]);
  direct = await connectTo(dws);
  api = await serve(project.program("api", "main.js"), environmentOf(dws));
});

afterEach(async () => {
  dws.faults.clear();
  await direct.query("truncate sample_orders");
});

afterAll(async () => {
  await api.stop();
  await direct.end();
  await dws.stop();
  project.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const call = async (
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> => {
  const response = await fetch(`${api.url}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          body: JSON.stringify(body),
          headers: { "content-type": "application/json" },
        }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
};

const order = (orderId: number, more: object = {}) => ({
  orderId: String(orderId),
  customer: "Ada",
  amount: "12.50",
  orderedAt: "2026-11-23T09:00:00Z",
  ...more,
});

const stored = async (): Promise<readonly number[]> => {
  const { rows } = await direct.query<{ id: number }>(
    "select order_id::int as id from sample_orders order by 1",
  );
  return rows.map(({ id }) => id);
};

const ours = /sample_orders/;
const strike = (fault: Partial<Fault>) =>
  dws.faults.add({
    at: "execute",
    matching: ours,
    do: faultShapes.lost,
    ...fault,
  });

describe("orders", () => {
  it("are made, read, changed and deleted", async () => {
    const made = await call("POST", "/orders", order(7, { note: "soon" }));
    expect(made).toMatchObject({ status: 201, body: undefined });
    expect(made.headers.get("location")).toBe("/orders/7");
    expect(await call("PATCH", "/orders/7", { status: "paid" })).toMatchObject({
      status: 204,
    });
    expect(await call("GET", "/orders/7")).toMatchObject({
      status: 200,
      body: {
        orderId: "7",
        customer: "Ada",
        status: "paid",
        amount: "12.50",
        orderedAt: "2026-11-23T09:00:00+00:00",
        note: "soon",
      },
    });
    expect(await call("DELETE", "/orders/7")).toMatchObject({ status: 204 });
    expect(await call("GET", "/orders/7")).toMatchObject({ status: 404 });
  });

  it.each([
    ["2026-11-23 09:00:00+00", "2026-11-23T09:00:00+00:00"],
    ["2026-11-23 17:00:00.123456+08", "2026-11-23T17:00:00.123456+08:00"],
    ["2026-11-23 05:30:00.5-03:30", "2026-11-23T05:30:00.5-03:30"],
  ])("tell the moment %s as %s, and take it so", async (text, told) => {
    const { toJson } = (await import(
      project.program("api", "order-json.js")
    )) as { readonly toJson: (row: object) => object };
    const json = toJson({ ...order(1), orderedAt: text });
    expect(json).toEqual(order(1, { orderedAt: told }));
    expect(await call("POST", "/orders", json)).toMatchObject({ status: 201 });
    const { rows } = await direct.query(
      "select ordered_at = $1::timestamptz as same from sample_orders",
      [text],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  it("come in pages by key, each once, while others come and go", async () => {
    const batch = Array.from({ length: 230 }, (_, n) => order(10 * (n + 1)));
    const made = await call("POST", "/orders/batch", batch);
    expect(made).toMatchObject({ status: 201, body: { inserted: 230 } });
    const seen: number[] = [];
    let next: string | null = "";
    let pages = 0;
    while (next !== null) {
      const after: string = next === "" ? "" : `&after=${next}`;
      const page = (await call("GET", `/orders?limit=50${after}`)).body as {
        readonly orders: readonly { readonly orderId: string }[];
        readonly next: string | null;
      };
      seen.push(...page.orders.map(({ orderId }) => Number(orderId)));
      next = page.next;
      pages++;
      // Before what was read already: it shifts no later page.
      await call("POST", "/orders", order(pages));
    }
    expect(pages).toBe(5);
    expect(seen).toEqual(batch.map(({ orderId }) => Number(orderId)));
    const paid = await call("GET", "/orders?status=paid");
    expect(paid.body).toEqual({ orders: [], next: null });
  });
});

describe("errors", () => {
  const CASES = [
    ["GET", "/orders/8", undefined, 404],
    ["GET", "/orders/x", undefined, 400],
    ["GET", "/orders?limit=0", undefined, 400],
    ["GET", "/nothing", undefined, 404],
    ["PATCH", "/orders/8", { status: "paid" }, 404],
    ["PATCH", "/orders/1", { status: "gone" }, 400],
    ["POST", "/orders", order(2, { amount: "much" }), 400],
    ["POST", "/orders", { orderId: "2" }, 400],
    ["POST", "/orders", order(2, { orderedAt: "2026-02-30T00:00:00Z" }), 400],
    ["POST", "/orders", order(1, { customer: "Bob" }), 409],
    ["POST", "/orders", order(1), 409],
    ["POST", "/orders/batch", [order(2), order(1)], 409],
    ["POST", "/orders/batch", [order(2), order(3, { note: "a\0b" })], 400],
  ] as const;

  it.each(CASES)("%s %s %j → %i", async (method, path, body, status) => {
    await call("POST", "/orders", order(1));
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("retry-after")).toBeNull();
    expect(await stored()).toEqual([1]);
  });

  it("take a row as done that its own lost attempt left", async () => {
    await call("POST", "/orders", order(1));
    // The first answer is lost, the repeat meets its own row.
    strike({ at: "reply", matching: /insert/ });
    expect(await call("POST", "/orders", order(2))).toMatchObject({
      status: 201,
    });
    expect(await stored()).toEqual([1, 2]);
  });

  it("say 504 when it is not known whether a change was made", async () => {
    await call("POST", "/orders", order(1));
    strike({ at: "reply", matching: /update/ });
    const answer = await call("PATCH", "/orders/1", { status: "paid" });
    expect(answer).toMatchObject({
      status: 504,
      body: { code: "DWS_OUTCOME_UNKNOWN", outcome: "unknown" },
    });
    expect(answer.headers.get("retry-after")).toBeNull();
  });

  it("say nothing of the server's own words", async () => {
    strike({ do: { kind: "error", sqlState: "42501", message: "secret" } });
    expect(await call("GET", "/orders")).toMatchObject({
      status: 500,
      body: { message: "Something went wrong here." },
    });
  });
});

describe("the status of an error", () => {
  type Kind = new (message: string, details: object) => DwsError;

  it.each([
    ["UsageError", {}, 400],
    ["NotFoundError", {}, 404],
    ["ConstraintError", { sqlState: "23505" }, 409],
    ["ConstraintError", { sqlState: "23514" }, 422],
    ["StatementError", { sqlState: "22003" }, 422],
    ["StatementError", { sqlState: "42501" }, 500],
    ["ConnectError", {}, 503],
    ["DeadlineError", {}, 503],
    ["RetryExhaustedError", { attempts: 2, elapsedMs: 1, errors: [] }, 503],
    ["OutcomeUnknownError", {}, 504],
    ["AbortedError", {}, 500],
  ] as const)("%s %j → %i", async (name, details, status) => {
    const at = join(project.root, "dist", "dws", "index.js");
    const runtime = (await import(at)) as Record<string, Kind>;
    const { toHttpError } = (await import(
      project.program("api", "http-errors.js")
    )) as { readonly toHttpError: (error: DwsError) => object };
    const error = new (runtime[name] as Kind)("told", details);
    expect(toHttpError(error)).toMatchObject({
      status,
      body: { code: error.code, outcome: error.outcome },
      ...(status === 503 ? { retryAfter: 5 } : {}),
    });
  });
});

describe("GET /health", () => {
  it("says whether the database can be reached", async () => {
    expect(await call("GET", "/health")).toMatchObject({
      status: 200,
      body: { status: "ok" },
    });
    await dws.down();
    expect(await call("GET", "/health")).toMatchObject({ status: 503 });
    await dws.up();
    await expect
      .poll(async () => (await call("GET", "/health")).status)
      .toBe(200);
    direct = await connectTo(dws);
  });
});

describe("a switchover under requests", () => {
  /** What each request did, by the numbers of its orders. */
  interface Made {
    readonly ids: readonly number[];
    readonly status: number;
  }

  it("loses and doubles nothing, and every answer is true", async () => {
    const made: Made[] = [];
    let last = 0;
    let isOver = false;
    const work = async (): Promise<void> => {
      while (!isOver) {
        const first = (last += 2) - 1;
        const ids = first % 4 === 1 ? [first] : [first, first + 1];
        const { status } =
          ids.length === 1
            ? await call("POST", "/orders", order(first))
            : await call(
                "POST",
                "/orders/batch",
                ids.map((id) => order(id)),
              );
        made.push({ ids, status });
        await sleep(20);
      }
    };
    const working = Promise.all(Array.from({ length: 8 }, work));
    await sleep(300);
    const struck = await switchOver(dws, /sample_orders|dws_fence/);
    await sleep(300);
    isOver = true;
    await working;
    expect(Object.values(struck).filter((times) => times === 0)).toEqual([]);
    const ends = new Set(made.map(({ status }) => status));
    // Careful inserts and proved batches: whatever was lost, each was settled within its deadline.
    expect([...ends]).toEqual([201]);
    direct = await connectTo(dws);
    expect(await stored()).toEqual(
      made.flatMap(({ ids }) => ids).sort((one, other) => one - other),
    );
  });
});

describe("SIGTERM", () => {
  it("answers what is under way, takes nothing more, and ends with 0", async () => {
    const own = await serve(
      project.program("api", "main.js"),
      environmentOf(dws),
    );
    await direct.query(
      "insert into sample_orders values (1, 'Ada', 'open', 1, now())",
    );
    await direct.query("begin");
    await direct.query("select 1 from sample_orders for update");
    const changing = fetch(`${own.url}/orders/1`, {
      method: "PATCH",
      body: '{"status":"paid"}',
      headers: { "content-type": "application/json" },
    });
    const waiting =
      "select count(*)::int as n from pg_stat_activity where query like 'update%sample_orders%' and state = 'active'";
    const other = await connectTo(dws);
    await expect
      .poll(async () => (await other.query<{ n: number }>(waiting)).rows[0]?.n)
      .toBe(1);
    const stopped = own.stop("SIGTERM");
    await expect
      .poll(async () =>
        fetch(`${own.url}/health`).then(
          ({ status }) => status,
          () => "refused",
        ),
      )
      .toBe("refused");
    await direct.query("commit");
    expect((await changing).status).toBe(204);
    expect(await stopped).toBe(0);
    const { rows } = await other.query("select status from sample_orders");
    expect(rows).toEqual([{ status: "paid" }]);
    await other.end();
  });
});
