/** A coordinator goes down whatever its clients are at. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { openCoordinator } from "../../src/local/faults/coordinator.js";

const until = async (moment: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    moment,
    new Promise((_, reject) =>
      setTimeout(() => reject(new Error("it takes too long")), 20_000),
    ),
  ]);

describe("down", () => {
  it.each([
    ["is served", () => undefined],
    ["is just being ended", (client: Socket) => client.end("bye")],
    ["is just being destroyed", (client: Socket) => client.destroySoon()],
  ] as const)("does not wait for a client that %s", async (_, serve) => {
    const served: { tell: () => void } = { tell: () => undefined };
    const isServed = new Promise<void>((resolve) => (served.tell = resolve));
    const coordinator = await openCoordinator(0, (client) => {
      client.on("error", () => undefined);
      serve(client);
      served.tell();
    });
    const client = connect(coordinator.port, "127.0.0.1");
    client.on("error", () => undefined).resume();
    const closed = new Promise((resolve) => client.once("close", resolve));
    await isServed;
    await until(coordinator.down());
    await until(closed);
    await coordinator.up();
    const next = connect(coordinator.port, "127.0.0.1");
    next.on("error", () => undefined);
    await until(once(next, "connect"));
    next.destroy();
    await coordinator.stop();
    expect(coordinator.port).toBeGreaterThan(0);
  });
});
