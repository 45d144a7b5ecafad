/** Asks the name server for a host, and the host for a TCP connection. */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { attempt, isFileSocket, openTcp } from "./sockets.js";
import type { Target } from "./target.js";

/** What a probe brought back: facts, or why there are none. */
export type Probed<Facts> =
  | { readonly kind: "facts"; readonly facts: Facts }
  | { readonly kind: "error"; readonly error: unknown };

/** Catches what a probe throws. */
export const probed = async <Facts>(
  probe: () => Promise<Facts>,
): Promise<Probed<Facts>> => {
  try {
    return { kind: "facts", facts: await probe() };
  } catch (error) {
    return { kind: "error", error };
  }
};

/** Addresses of a host; none where it is an address itself. */
export const probeName = async ({
  host,
  waitMs,
}: Target): Promise<Probed<readonly string[]>> =>
  probed(async () => {
    if (isIP(host.host) !== 0 || isFileSocket(host)) return [];
    const found = await attempt(waitMs, async () =>
      lookup(host.host, { all: true }),
    );
    return found.map(({ address }) => address);
  });

/** Milliseconds that a TCP connection took. */
export const probeTcp = async ({
  host,
  waitMs,
}: Target): Promise<Probed<number>> =>
  probed(async () => {
    const startedAt = performance.now();
    await attempt(waitMs, async (one) => openTcp(host, one));
    return performance.now() - startedAt;
  });
