/** Logs in through the runtime itself, and asks over that one connection: nothing is repeated, so that the first answer shows. */
import type { Query } from "../introspect/query.js";
import type { DwsClient } from "../runtime/client.js";
import { systemClock } from "../runtime/clock.js";
import { createConnections } from "../runtime/connect.js";
import { probed, type Probed } from "./probe-network.js";
import type { Target } from "./target.js";

/** A session that is open. */
export interface Session {
  /** Runs one statement, once. */
  readonly query: Query;
  readonly close: () => Promise<void>;
}

/** What the login brought. */
export interface Access {
  readonly session: Session;
  /** Milliseconds that it took, with the settings of the session. */
  readonly loginMs: number;
}

const asText = { getTypeParser: () => (value: unknown) => value };

/** Every value as text; a server that falls silent is given up. */
const queryOver =
  (client: DwsClient, waitMs: number): Query =>
  async <Row>(text: string, values: readonly unknown[]) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void client.close("at-once");
        reject(new Error("timeout expired"));
      }, waitMs);
    });
    const answer = client.query({ text, values: [...values], types: asText });
    try {
      const { rows } = await Promise.race([answer, tooLate]);
      return rows as readonly Row[];
    } finally {
      clearTimeout(timer);
      answer.catch(() => undefined);
    }
  };

/** Logs in once; whoever called closes the session. */
export const openSession = async ({
  settings,
  waitMs,
}: Target): Promise<Probed<Access>> =>
  probed(async () => {
    const options = { max: 1, connectTimeoutMs: waitMs };
    const connections = createConnections(settings, options, systemClock);
    try {
      const startedAt = performance.now();
      const client = await connections.connect(() => true);
      const loginMs = performance.now() - startedAt;
      const close = async () => {
        connections.release(client, client.isLost);
        await connections.close();
      };
      const query = queryOver(client, waitMs);
      return Object.freeze({ session: { query, close }, loginMs });
    } catch (error) {
      await connections.close();
      throw error;
    }
  });

/** A reading of the server's clock. */
export interface ClockFacts {
  /** Milliseconds that the server is ahead. */
  readonly aheadMs: number;
  /** Half of the time that the question took: so much may the reading be wrong. */
  readonly uncertainMs: number;
}

const READ_CLOCK =
  "SELECT pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) AS seconds";

/** Compares the server's clock with the one given. */
export const probeClock = async (
  session: Session | undefined,
  now: () => number,
): Promise<Probed<ClockFacts>> =>
  probed(async () => {
    if (session === undefined) throw new Error("Connection terminated");
    const before = now();
    const [row] = await session.query<{ readonly seconds: string }>(
      READ_CLOCK,
      [],
    );
    const after = now();
    const middle = (before + after) / 2;
    return Object.freeze({
      aheadMs: Number(row?.seconds) * 1000 - middle,
      uncertainMs: (after - before) / 2,
    });
  });
