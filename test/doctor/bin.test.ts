/** The command itself: what it prints, for people and for machines, how it ends, and that no password is told. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import { run } from "../e2e/run.js";
import { runGenerator } from "../generators/run-generator.js";

const BIN = join(packageRoot, "dist", "bin", "generator-dws.js");

let dws: LocalDws;
let root: string;

beforeAll(async () => {
  dws = await startLocalDws({
    schemaSql: "create table orders (id int) distribute by hash (id)",
    coordinators: [0],
  });
});
afterAll(async () => dws.stop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dws-doctor-bin-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const doctor = async (args: readonly string[], password = dws.password) => {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ PGHOST: dws.host, PGPORT: String(dws.port), PGPASSWORD: password },
    ...{ PGSSLMODE: "disable", DATABASE_URL: "", DEBUG: "", NODE_OPTIONS: "" },
  };
  const ended = await run(process.execPath, [BIN, "doctor", ...args], {
    cwd: root,
    env,
  });
  expect(ended.stdout + ended.stderr).not.toContain(password);
  return ended;
};

/** What differs from run to run. */
const mask = (text: string): string =>
  text
    .replaceAll(/127\.0\.0\.1:\d+/g, "HOST:PORT")
    .replaceAll(/\d+ ms\b/g, "N ms")
    .replaceAll(/within [\d.]+ s/g, "within N s");

const WORKS = `HOST:PORT
  ✔ Name                 an address, nothing to look up
  ✔ TCP                  connected in N ms
  ✔ TLS                  none, as sslmode disable wants it
  ✔ Authentication       MD5 (code 5), as every PostgreSQL client answers it
  ✔ Login                as dbadmin to database gaussdb in N ms
  ✔ Clock                within N s of this machine's

The cluster, asked at HOST:PORT
  ✔ Version              GaussDB(DWS) 8.2.1
  ✔ Compatibility        ORA: an empty text is NULL, and a DATE has a time of day
  ✔ Nodes                2 coordinators, 3 datanodes; one host is named
                         → If that host is no load balancer, name several coordinators with commas: when one is lost, the others go on.
  ✔ Writes               takes writes
  ✔ CN retry             the coordinator repeats a single statement up to 6 times; 4 of them fit into a call's deadline of 2 min
  ✔ CN retry codes       28 codes
  ✔ Session timeout      ends idle sessions after 10 min; the pool does so after 4 min at most
  ✔ Idle in transaction  off
  ✔ Password type        1: new passwords are kept as SHA256 and MD5, for every client
  ! Connections          A pool of 400 does not fit into 200, max_connections of a coordinator: calls will fail with 53300 when it is full.
                         → Give openDatabase a smaller max, counted over all processes of yours, or let an administrator raise the limit.
  ✔ Schema public        1 table or view, all may be read

1 warning. The connection works.
`;

const REFUSED = `HOST:PORT
  ✔ Name                 an address, nothing to look up
  ✔ TCP                  connected in N ms
  ✔ TLS                  none, as sslmode disable wants it
  ✔ Authentication       MD5 (code 5), as every PostgreSQL client answers it
  ✖ Login                HOST:PORT refused the user "dbadmin" or its password: it does not say which is wrong.
                         → Check --user and PGPASSWORD; ten wrong passwords lock the account for a day.
  - Clock                skipped: needs Login

`;

interface Document {
  readonly works: boolean;
  readonly hosts: readonly {
    readonly host: string;
    readonly port: number;
    readonly steps: readonly Record<string, unknown>[];
  }[];
  readonly cluster?: {
    readonly askedAt: string;
    readonly steps: readonly Record<string, unknown>[];
  };
}

describe("generator-dws doctor", () => {
  it("prints a line per step, and a warning does not stop it", async () => {
    const { code, stdout, stderr } = await doctor(["--pool", "400"]);
    expect(mask(stdout)).toBe(WORKS);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("ends with 1 and names the step that stops us", async () => {
    const { code, stdout, stderr } = await doctor([], "Wrong-horse");
    expect(mask(stdout)).toBe(REFUSED);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'The connection does not work: "Login" failed.\nDo what its arrow (→) says, then run the doctor again.\n',
    });
  });

  it("says the cause with --quiet, and nothing where it works", async () => {
    const broken = await doctor(["--quiet", "--schemas", "sale,shop"]);
    expect(broken).toEqual({
      code: 1,
      stdout: "",
      stderr:
        'Schema "sale" does not exist in database "gaussdb". (and 1 other step)\nChoose among the schemas that do exist: public.\n',
    });
    expect(await doctor(["--quiet"])).toEqual({
      ...{ code: 0, stdout: "", stderr: "" },
    });
  });

  it("prints one JSON document, whichever way it ends", async () => {
    const [first, second] = dws.coordinators;
    await second?.down();
    const hosts = `127.0.0.1:${second?.port ?? 0},127.0.0.1:${first?.port ?? 0}`;
    const { code, stdout } = await doctor(["--json", "--host", hosts]);
    await second?.up();
    const document = JSON.parse(stdout) as Document;
    expect(code).toBe(0);
    expect(document).toMatchObject({
      works: true,
      hosts: [{ port: second?.port }, { port: first?.port }],
      cluster: { askedAt: `127.0.0.1:${first?.port ?? 0}` },
    });
    expect(document.hosts[0]?.steps[1]).toEqual({
      id: "tcp",
      title: "TCP",
      status: "failure",
      says: `Nothing listens at 127.0.0.1:${second?.port ?? 0}.`,
      remedy: expect.stringContaining("--port") as string,
    });
    const refused = await doctor(["--json"], "Wrong-horse");
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ works: false });
  });

  it.each([
    [["--pool", "0"], "--pool needs a whole number from 1 to 1000000."],
    [["--offline"], '"doctor" has no flag --offline.'],
    [["--timeout", "never"], "--timeout needs seconds, from 0.1 to 86400."],
    [["now"], '"now" is not understood.'],
  ])("refuses %j", async (args, sentence) => {
    const { code, stderr } = await doctor(args);
    expect({ code, sentence: stderr.split("\n")[0] }).toEqual({
      ...{ code: 2, sentence },
    });
  });
});

describe("yo dws:doctor", () => {
  const options = () => ({ host: dws.host, port: dws.port });

  it("examines the connection that the project names", async () => {
    vi.stubEnv("PGPASSWORD", dws.password);
    const { host, port } = dws;
    const connection = { host, port, sslmode: "disable" };
    const config = { "generator-dws": { connection, schemas: ["public"] } };
    writeFileSync(join(root, ".yo-rc.json"), JSON.stringify(config));
    const { error, stdout } = await runGenerator({ root, generator: "doctor" });
    expect(error).toBeUndefined();
    expect(stdout).toContain("The connection works.");
  });

  it("asks for the password, and fails with one sentence", async () => {
    vi.stubEnv("PGPASSWORD", "");
    const answers = { password: "Wrong-horse" };
    const outcome = await runGenerator({
      ...{ root, generator: "doctor" as const, options: options(), answers },
    });
    expect(outcome.asked).toEqual(["password"]);
    expect(outcome.error?.message.split("\n")[0]).toBe(
      'The connection does not work: "Login" failed.',
    );
    expect(outcome.stdout).not.toContain("Wrong-horse");
  });
});
