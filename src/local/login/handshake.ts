/** Opens one session: answers the client as DWS does, then logs in at the engine, which trusts the front. */
import type { Socket } from "node:net";
import type { Control } from "../faults/control.js";
import { strikeGreeting } from "../faults/greeting.js";
import { readBytes } from "../wire/byte-reader.js";
import { relay } from "../wire/relay.js";
import {
  cancelRequest,
  fatalMessage,
  readStartupParameters,
  startupCodes,
  startupPacket,
} from "../wire/wire.js";
import { authenticate } from "./authenticate.js";
import { passGreeting } from "./greeting.js";
import type { LoginPolicy } from "./policy.js";
import { LoginRefused } from "./refused.js";
import {
  sortParameters,
  type StartupParameters,
} from "./startup-parameters.js";
import { readMinor, readStartup, type Startup } from "./startup.js";
import type { Verifiers } from "./verifiers.js";

/** What the front needs of the engine, and how it lets clients in. */
export interface EngineDoor extends LoginPolicy {
  /** A new connection to the engine's socket. */
  connect(): Promise<Socket>;
  /** Where the passwords of roles and the modes of databases are looked up. */
  readonly verifiers: Verifiers;
  /** Faults to let strike, and what to write down. */
  readonly control: Control;
}

const fromLatin1 = (text: string): string =>
  Buffer.from(text, "latin1").toString();

/** PostgreSQL's words for a client that no line of pg_hba.conf lets in; DWS's own for `require_ssl` are not known. */
const withoutTls = (
  parameters: ReadonlyMap<string, string>,
  client: Socket,
): LoginRefused => {
  const user = fromLatin1(parameters.get("user") ?? "");
  const database = fromLatin1(parameters.get("database") ?? user);
  return new LoginRefused(
    "28000",
    `no pg_hba.conf entry for host "${client.remoteAddress ?? ""}", user "${user}", database "${database}", SSL off`,
  );
};

const openRelay = async (
  { client, reader }: Startup,
  parameters: StartupParameters,
  door: EngineDoor,
): Promise<void> => {
  const engine = await door.connect();
  const leave = (): void => void engine.destroy();
  client.once("close", leave);
  if (client.destroyed) engine.destroy();
  const takeSlot = (pid: number): number => {
    const slot = door.slots.take(pid);
    const release = (): void => door.slots.release(slot);
    if (engine.closed) release();
    else engine.once("close", release);
    return slot;
  };
  const engineReader = readBytes(engine);
  engine.write(startupPacket(parameters.engine));
  const isOpen = await passGreeting(client, engineReader, {
    takeSlot,
    given: parameters.dws,
  });
  const fromEngine = engineReader.release();
  if (!isOpen) {
    client.end();
    engine.destroy();
    return;
  }
  client.off("close", leave);
  const first = { fromClient: reader.release(), fromEngine };
  relay(client, engine, first, door.control);
};

/** A slot that is not known is ignored, as the server does. */
const cancel = async (door: EngineDoor, packet: Buffer): Promise<void> => {
  const pid = door.slots.processOf(packet.readInt32BE(8));
  if (pid === undefined) return;
  const engine = await door.connect();
  engine.on("error", () => undefined);
  // The engine answers nothing and closes when it has passed the signal on.
  await new Promise<void>((resolve) => {
    engine.once("close", () => resolve());
    engine.end(cancelRequest(pid, packet.subarray(12)));
    engine.resume();
  });
};

const serve = async (startup: Startup, door: EngineDoor): Promise<void> => {
  const { client, reader, packet } = startup;
  if (packet.readInt32BE(4) === startupCodes.cancel) {
    if (packet.length >= 16) await cancel(door, packet);
    client.end();
    return;
  }
  const minor = readMinor(packet);
  const parameters = readStartupParameters(packet);
  if (door.tls?.isRequired === true && !startup.isEncrypted) {
    throw withoutTls(parameters, client);
  }
  if (strikeGreeting(door.control, client, "connect", parameters)) return;
  const role = fromLatin1(parameters.get("user") ?? "");
  const database = fromLatin1(parameters.get("database") ?? "") || role;
  const { asking, verifiers, lockOut } = door;
  const { password, mode } = await verifiers.find(role, database);
  const judge = { asking, password, lockOut };
  await authenticate(client, reader, judge, { role, minor });
  if (strikeGreeting(door.control, client, "auth", parameters)) return;
  const compatibility = mode ?? door.control.compatibility;
  const control = { ...door.control, compatibility };
  await openRelay(startup, sortParameters(parameters), { ...door, control });
};

/** Serves one client from its first byte; whatever fails before the session is open is told to the client. */
export async function openClientSession(
  first: Socket,
  door: EngineDoor,
): Promise<void> {
  let client = first;
  try {
    const startup = await readStartup(first, door.tls, (next) => {
      client = next;
    });
    await serve(startup, door);
  } catch (error) {
    if (client.destroyed || first.destroyed) return;
    client.end(
      error instanceof LoginRefused
        ? fatalMessage(error.sqlState, error.message)
        : fatalMessage("57P03", "the local DWS does not accept connections"),
    );
  }
}
