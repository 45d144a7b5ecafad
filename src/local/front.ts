/** The ports that clients connect to: they speak as DWS does and pass the work to the engine. */
import { connect, type NetConnectOpts, type Socket } from "node:net";
import type { Control } from "./faults/control.js";
import { openCoordinators, type Coordinator } from "./faults/coordinator.js";
import { openClientSession, type EngineDoor } from "./login/handshake.js";
import { openSession } from "./wire/session.js";
import { findVerifiers } from "./login/verifiers.js";
import { createPolicy, type LoginOptions } from "./login/policy.js";

/** A listening front. */
export interface Front {
  /** One for each port, in the order they were given. */
  readonly coordinators: readonly Coordinator[];
  /** What clients verify the server with; undefined without TLS. */
  readonly ca: string | undefined;
  /** Closes the ports and every session at once. */
  stop(): Promise<void>;
}

const connectEngine = (target: NetConnectOpts): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ ...target, allowHalfOpen: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      // Until the session is open nobody else listens; an unheard error would end the process.
      socket.on("error", () => undefined);
      resolve(socket);
    });
  });

const serve = (client: Socket, door: EngineDoor): void => {
  client.setNoDelay(true);
  client.on("error", () => undefined);
  void openClientSession(client, door);
};

/** Listens on the ports (0 = any free one) of 127.0.0.1, all of them in front of the engine at `target`. */
export async function startFront(
  target: NetConnectOpts,
  ports: readonly number[],
  login: LoginOptions,
  control: Control,
): Promise<Front> {
  const verifiers = findVerifiers(() =>
    openSession(target, { user: "postgres", database: "postgres" }),
  );
  const policy = await createPolicy(login);
  const connect = () => connectEngine(target);
  const door = { connect, verifiers, control, ...policy };
  const coordinators = await openCoordinators(ports, (client) =>
    serve(client, door),
  );
  return {
    coordinators,
    ca: policy.tls?.ca,
    stop: async () => {
      await Promise.all(coordinators.map((each) => each.stop()));
      await verifiers.close();
    },
  };
}
