/** Faults on demand: what the client meets, and what the engine's tables hold afterwards. */
import { connect as connectTcp } from "node:net";
import { Query, type Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  faultShapes,
  retryError,
  startLocalDws,
  type FaultAction,
  type LocalDws,
} from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";
import {
  copyIn,
  faultCases,
  runWithFlush,
  type FaultCase,
} from "./fault-cases.js";
import { openSession } from "../../src/local/wire/session.js";

let dws: LocalDws;
/** Looks at the tables; its statements match no fault. */
let direct: Client;

beforeAll(async () => {
  dws = await startLocalDws({ coordinators: [0] });
  direct = await connectTo(dws);
  await direct.query(
    "create table t (id int primary key, v text) distribute by hash (id)",
  );
});

afterAll(async () => {
  await direct.end();
  await dws.stop();
});

beforeEach(async () => {
  dws.faults.clear();
  await direct.query("truncate t");
});

const ids = async (): Promise<readonly number[]> => {
  const rows = await rowsOf<{ id: number }>(
    direct,
    "select id from t order by id",
  );
  return rows.map(({ id }) => id);
};

const run = (
  client: Client,
  text: string,
  protocol: FaultCase["protocol"],
): Promise<unknown> =>
  protocol === "simple" ? client.query(text) : runExtended(client, text);

/** What came of it where nothing shall come: "no answer", when nothing has for a while. */
const toldInSilence = async (promise: Promise<unknown>): Promise<string> => {
  promise.catch(() => undefined);
  const silence = new Promise<string>((resolve) =>
    setTimeout(() => resolve("no answer"), 150),
  );
  return Promise.race([errorOf(promise), silence]);
};

const drop = (client: Client): void => {
  (
    client as unknown as { connection: { stream: { destroy(): void } } }
  ).connection.stream.destroy();
};

const victim =
  "insert into t select id, 'victim' from generate_series(1, 3) id";

const statementOf = ({ phase }: FaultCase): string => {
  if (phase === "copy") return "copy t from stdin";
  return phase === "mid-stream" ? `${victim} returning id` : victim;
};

const runVictim = (client: Client, fault: FaultCase): Promise<unknown> => {
  const text = statementOf(fault);
  const lines = ["1\tvictim", "2\tvictim", "3\tvictim"];
  return fault.phase === "copy"
    ? copyIn(client, text, lines, fault.protocol)
    : run(client, text, fault.protocol);
};

/** What a session that was told an ERROR says next: the error is real for it. */
const afterError = async (
  client: Client,
  { where, phase }: FaultCase,
): Promise<void> => {
  if (where === "autocommit" || phase.startsWith("commit")) {
    expect(await errorOf(client.query("savepoint s"))).toMatch(/^25P01 /);
    return;
  }
  expect(await errorOf(client.query("select 1"))).toMatch(/^25P02 /);
  const { command } = await client.query("commit");
  expect(command).toBe("ROLLBACK");
};

describe("a fault in a statement", () => {
  it.each(faultCases)(
    "$kind at $phase, $protocol, $where",
    async (fault: FaultCase) => {
      const { phase, action, protocol, where, told } = fault;
      const client = await connectTo(dws);
      const isAtCommit = phase.startsWith("commit");
      const matching = isAtCommit ? /^commit/ : /victim|^copy/;
      const handle = dws.faults.add({ at: phase, matching, do: action });
      if (where === "block") await client.query("begin");
      if (isAtCommit) await run(client, victim, protocol);
      const victimised = isAtCommit
        ? run(client, "commit", protocol)
        : runVictim(client, fault);
      const listen = fault.kind === "hang" ? toldInSilence : errorOf;
      expect(await listen(victimised)).toMatch(told);
      expect(handle.struck).toBe(1);
      if (fault.kind === "error") await afterError(client, fault);
      if (fault.kind === "hang") drop(client);
      else await client.end();
      await dws.record.settled();
      expect(await ids()).toEqual(fault.isApplied ? [1, 2, 3] : []);
    },
  );

  it("is not at COMMIT in autocommit", async () => {
    const action = { kind: "cut" } as const;
    const before = dws.faults.add({ at: "commit-before", do: action });
    const after = dws.faults.add({ at: "commit-after", do: action });
    await direct.query("insert into t values (1)");
    expect([before.struck, after.struck]).toEqual([0, 0]);
    dws.faults.clear();
    expect(await ids()).toEqual([1]);
  });
});

describe("a fault in a stream", () => {
  const cut: FaultAction = { kind: "cut" };

  it("lets the rows before it through", async () => {
    const client = await connectTo(dws);
    dws.faults.add({ at: "mid-stream", matching: /series/, after: 7, do: cut });
    let seen = 0;
    const query = new Query("select n from generate_series(1, 1000) n");
    query.on("row", () => seen++);
    const failed = new Promise((resolve) => query.on("error", resolve));
    client.query(query);
    await failed;
    expect(seen).toBe(7);
  });

  it("strikes no result that is too short", async () => {
    const handle = dws.faults.add({ at: "mid-stream", after: 4, do: cut });
    await direct.query("select 1 from generate_series(1, 3)");
    expect(handle.struck).toBe(0);
  });

  it("strikes data that COPY sends, too", async () => {
    const client = await connectTo(dws);
    const action = retryError("YY008");
    dws.faults.add({ at: "copy", matching: /^copy/, after: 2, do: action });
    const text = "copy (select generate_series(1, 5)) to stdout";
    expect(await errorOf(client.query(text))).toMatch(/^YY008 /);
    expect(await rowsOf(client, "select 1 as n")).toEqual([{ n: 1 }]);
    await client.end();
  });
});

describe("a fault where the client asks with a Flush", () => {
  const insert = "insert into t values (1, 'victim') returning id";
  const matching = /victim/;

  it.each(["execute", "reply", "mid-stream"] as const)(
    "at %s is an error, and Sync makes the session ready again",
    async (at) => {
      const client = await connectTo(dws);
      const action = faultShapes.datanodeLost;
      dws.faults.add({ at, matching, do: action });
      const told = await errorOf(runWithFlush(client, insert));
      expect(told).toMatch(/^XX000 /);
      expect(await rowsOf(client, "select 1 as n")).toEqual([{ n: 1 }]);
      // The engine commits at the Sync: in autocommit the work stays where it was done.
      expect(await ids()).toEqual(at === "execute" ? [] : [1]);
      await client.query("begin");
      dws.faults.add({ at, matching, do: action });
      await errorOf(runWithFlush(client, insert.replace("1", "2")));
      expect(await errorOf(client.query("select 1"))).toMatch(/^25P02 /);
      await client.end();
    },
  );

  it("at reply is a cut before the commit, which would come with the Sync", async () => {
    const client = await connectTo(dws);
    dws.faults.add({ at: "reply", matching, do: faultShapes.lost });
    const told = await errorOf(runWithFlush(client, insert));
    expect(told).toBe("- Connection terminated unexpectedly");
    await dws.record.settled();
    expect(await ids()).toEqual([]);
  });
});

describe("a client that sends ahead", () => {
  it("gets all its answers in order, with faults, a record, or neither", async () => {
    const { host, port, user, password, database } = dws;
    const login = { user, password, database };
    const session = await openSession({ host, port }, login);
    const insert = (n: number): string =>
      `insert into t values (${n}, 'ahead')`;
    const inserts = Array.from({ length: 40 }, (_, n) => insert(n));
    await session.queryAll(inserts.slice(0, 20));
    const plain = session.queryAll(inserts.slice(20, 30));
    dws.record.start();
    await plain;
    const handle = dws.faults.add({
      at: "reply",
      matching: /\(35,/,
      do: faultShapes.datanodeLost,
    });
    await expect(session.queryAll(inserts.slice(30))).rejects.toMatchObject({
      sqlState: "XX000",
      index: 5,
    });
    expect(handle.struck).toBe(1);
    await session.close();
    dws.record.stop();
    expect(await ids()).toHaveLength(40);
  });
});

describe("which statements are struck", () => {
  const error = faultShapes.concurrentUpdate;

  const outcomes = async (texts: readonly string[]): Promise<string> => {
    let seen = "";
    for (const text of texts) {
      const told = await errorOf(direct.query(text));
      seen += told === "no error" ? "." : "x";
    }
    return seen;
  };

  const same = (times: number): string[] =>
    Array.from({ length: times }, () => "select 1");

  it("is a matter of text, count and skips", async () => {
    dws.faults.add({
      at: "parse",
      matching: /SELECT 1/i,
      skip: 2,
      times: 3,
      do: error,
    });
    expect(await outcomes(["select 2", ...same(7)])).toBe("...xxx..");
  });

  it("may be a matter of chance, the same in each run", async () => {
    const tossed = async (seed: number): Promise<string> => {
      dws.faults.clear();
      dws.faults.add({
        at: "parse",
        probability: 0.5,
        seed,
        times: Infinity,
        do: error,
      });
      return outcomes(same(40));
    };
    const first = await tossed(7);
    expect(first).toMatch(/x.*\..*x/);
    expect(await tossed(7)).toBe(first);
    expect(await tossed(8)).not.toBe(first);
  });

  it("may be a script", async () => {
    const handles = dws.faults.play([
      { at: "parse", times: 2, do: error },
      { at: "parse", skip: 1, do: faultShapes.noPooledConnections },
      { at: "parse", do: faultShapes.datanodeLost },
    ]);
    const texts = same(6);
    const told = [];
    for (const text of texts) told.push(await errorOf(direct.query(text)));
    expect(told.map((each) => each.slice(0, 5))).toEqual([
      "40001",
      "40001",
      "no er",
      "53000",
      "XX000",
      "no er",
    ]);
    expect(handles.map(({ struck }) => struck)).toEqual([2, 1, 1]);
  });

  it("ends with clear() and remove()", async () => {
    const handle = dws.faults.add({ at: "parse", times: 9, do: error });
    expect(await outcomes(same(1))).toBe("x");
    handle.remove();
    expect(await outcomes(same(1))).toBe(".");
    dws.faults.add({ at: "parse", times: 9, do: error });
    dws.faults.clear();
    expect(await outcomes(same(1))).toBe(".");
  });

  it("at execute are named statements each time they run", async () => {
    const query = { name: "again", text: "select 1 as again" };
    await direct.query(query);
    const parse = dws.faults.add({ at: "parse", matching: /again/, do: error });
    await direct.query(query);
    expect(parse.struck).toBe(0);
    dws.faults.add({ at: "execute", matching: /again/, do: error });
    expect(await errorOf(direct.query(query))).toMatch(/^40001 /);
    await direct.query(query);
  });

  it("may be sent by any session that is open already", async () => {
    const other = await connectTo(dws);
    dws.faults.add({ at: "parse", do: error });
    expect(await errorOf(other.query("select 1"))).toMatch(/^40001 /);
    await other.end();
  });
});

describe("the shapes", () => {
  it("burst with warnings before the error, as without a GTM", async () => {
    const client = await connectTo(dws);
    const notices: string[] = [];
    client.on("notice", ({ code, message }) =>
      notices.push(`${String(code)} ${String(message)}`),
    );
    dws.faults.add({ at: "parse", do: faultShapes.gtmLost });
    expect(await errorOf(client.query("select 1"))).toBe(
      "08006 GTM error, could not obtain snapshot XID = 0",
    );
    expect(notices).toHaveLength(10);
    expect(notices[0]).toBe("08000 can not connect to GTM");
    await client.end();
  });

  it("end without a code, as a coordinator that is stopped at once", async () => {
    const client = await connectTo(dws);
    dws.faults.add({ at: "parse", do: faultShapes.coordinatorCrash });
    expect(await errorOf(client.query("select 1"))).toBe(
      "- Connection terminated unexpectedly",
    );
    expect(await errorOf(client.query("select 1"))).toBe(
      "- Client has encountered a connection error and is not queryable",
    );
  });

  it("may end the session after a mere ERROR", async () => {
    const client = await connectTo(dws);
    const action = { ...faultShapes.poolerCannotConnect, thenClose: true };
    dws.faults.add({ at: "parse", do: action });
    expect(await errorOf(client.query("select 1"))).toMatch(/^08006 pooler: /);
    expect(await errorOf(client.query("select 1"))).toMatch(/^- /);
  });
});

describe("a fault before the session is open", () => {
  const overrides = { user: "dbadmin", application_name: "victim" };
  const login = (listen = errorOf): Promise<string> =>
    listen(
      connectTo(dws, overrides).then(async (opened) => {
        await opened.end();
      }),
    );

  it.each(["connect", "auth"] as const)("strikes at %s", async (at) => {
    const matching = /^user=dbadmin database=gaussdb application_name=victim$/;
    const add = (action: FaultAction): void =>
      void dws.faults.add({ at, matching, do: action });
    add({ kind: "cut" });
    expect(await login()).toBe("- Connection terminated unexpectedly");
    add({ kind: "cut", reset: true });
    expect(await login()).toMatch(/ECONNRESET|unexpectedly/);
    add(faultShapes.tooManyClients);
    expect(await login()).toMatch(/^53300 Already too many clients/);
    add(faultShapes.startingUp);
    expect(await login()).toBe("57P03 the database system is starting up");
    add({ kind: "hang" });
    expect(await login(toldInSilence)).toBe("no answer");
    expect(await login()).toBe("no error");
  });
});

describe("by SQL", () => {
  it("takes a fault and forgets all", async () => {
    const json = JSON.stringify({
      at: "parse",
      matching: "^select 'its''\\s+turn'",
      times: 2,
      do: { kind: "error", sqlState: "YY004", message: "it's late" },
    });
    const call = `select dws_local.fault('${json.replaceAll("'", "''")}');`;
    expect(await rowsOf(direct, call)).toEqual([{ fault: "ok" }]);
    const text = "SELECT 'its''  turn' as t";
    expect(await errorOf(direct.query(text))).toBe("YY004 it's late");
    const clear = "select dws_local.clear_faults()";
    expect(await rowsOf(direct, clear)).toEqual([{ clear_faults: "ok" }]);
    expect(await errorOf(direct.query(text))).toBe("no error");
  });

  it("takes shapes by name, and literals with escapes or dollars", async () => {
    const json = String.raw`{"at": "parse", "matching": "\\d", "do": "clusterReadOnly"}`;
    const escaped = json.replaceAll("\\", "\\\\");
    for (const literal of [`E'${escaped}'`, `$x$${json}$x$`]) {
      await direct.query(`select dws_local.fault(${literal})`);
      expect(await errorOf(direct.query("select 1"))).toMatch(/^25006 /);
    }
  });

  it("gives the record", async () => {
    await direct.query("select dws_local.start_record()");
    await direct.query("begin; select 'it''s'");
    await direct.query("rollback");
    const read = async () => {
      const [row] = await rowsOf<{ record: string }>(
        direct,
        "select dws_local.record()",
      );
      return JSON.parse(row?.record ?? "") as unknown;
    };
    expect(await read()).toEqual(dws.record.statements());
    expect(await read()).toMatchObject([
      { text: "begin; select 'it''s'", statusBefore: "I", statusAfter: "T" },
      { text: "rollback", statusBefore: "T", statusAfter: "I" },
    ]);
    await direct.query("select dws_local.start_record()");
    expect(await read()).toEqual([]);
    dws.record.stop();
  });

  it.each([
    ["{", "the fault is not a JSON object"],
    ['{"do": "lost"}', '"at" is one of connect, auth, parse'],
    ['{"at": "parse", "do": "nothing"}', '"do" is an object or one of pooler'],
    ['{"at": "parse", "do": {"kind": "error"}}', '"sqlState" is missing'],
    ['{"at": "parse", "do": "lost", "times": "2"}', '"times" has to be a num'],
    ['{"at": "parse", "do": "lost", "matching": "("}', '"matching" is no reg'],
  ])("refuses %s", async (json, text) => {
    const told = await errorOf(
      direct.query(`select dws_local.fault('${json}')`),
    );
    expect(told).toContain(`22023 dws_local.fault: ${text}`);
  });

  it("leaves other statements of the schema's name to the engine", async () => {
    expect(await errorOf(direct.query("select dws_local.fault(1, 2)"))).toMatch(
      /^3F000 /,
    );
    expect(await rowsOf(direct, "select 'dws_local.fault' as t")).toEqual([
      { t: "dws_local.fault" },
    ]);
  });
});

describe("a coordinator", () => {
  const [first, second] = [0, 1] as const;

  it("goes down and comes up; the other one does not notice", async () => {
    const one = await connectTo(dws);
    await one.query("begin; insert into t values (9)");
    const port = dws.coordinators[second]?.port ?? 0;
    const other = await connectTo(dws, { port });
    const running = errorOf(one.query("select pg_sleep(0.2)"));
    await dws.coordinators[first]?.down();
    expect(await running).toMatch(/ECONNRESET/);
    expect(await errorOf(connectTo(dws))).toMatch(/^ECONNREFUSED /);
    expect(await rowsOf(other, "select 1 as n")).toEqual([{ n: 1 }]);
    await dws.coordinators[first]?.up();
    direct = await connectTo(dws);
    await expect.poll(ids).toEqual([]);
    await other.end();
  });

  it("may reset whoever knocks, as behind a load balancer", async () => {
    await dws.down("reset");
    expect(await errorOf(connectTo(dws))).toMatch(/ECONNRESET|unexpectedly/);
    await dws.up();
    direct = await connectTo(dws);
    expect(await rowsOf(direct, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("may go down and come up twice, and stop while it is down", async () => {
    await dws.down();
    await dws.down();
    const knock = connectTcp(dws.port, dws.host);
    const refused = new Promise((resolve) => knock.once("error", resolve));
    expect(await refused).toMatchObject({ code: "ECONNREFUSED" });
    await dws.up();
    await dws.up();
    direct = await connectTo(dws);
  });
});
