/** One engine behind several fronts: each slot has coordinators and faults of its own, so that a fault is met by one call alone. */
import pg from "pg";
import { chooseCompatibility } from "../../src/local/engine/compatibility.js";
import { openEngine } from "../../src/local/engine/engine.js";
import { type Control, createControl } from "../../src/local/faults/control.js";
import { type Front, startFront } from "../../src/local/front.js";
import { createRoles } from "../../src/local/login/roles.js";
import {
  completeSettings,
  type ConnectionSettings,
} from "../../src/runtime/index.js";

/** What the calls of one worker go through. */
export interface Slot extends Pick<Control, "faults" | "record"> {
  readonly coordinators: Front["coordinators"];
  /** All its coordinators, as several hosts. */
  readonly settings: ConnectionSettings;
}

/** An engine and its fronts. */
export interface Slots {
  readonly slots: readonly Slot[];
  /** A witness: a connection that no fault meets. */
  readonly direct: pg.Client;
  readonly stop: () => Promise<void>;
}

const login = {
  name: "dbadmin",
  password: "Torture_1",
  passwordEncryptionType: 1,
} as const;

type Target = Parameters<typeof startFront>[0];

const openSlot = async (target: Target, coordinators: number) => {
  const control = createControl(0);
  const ports = Array.from({ length: coordinators }, () => 0);
  const front = await startFront(target, ports, {}, control);
  const settings = completeSettings({
    host: front.coordinators.map(({ port }) => `127.0.0.1:${port}`).join(),
    database: "gaussdb",
    user: login.name,
    password: login.password,
    sslmode: "disable",
  });
  const { faults, record } = control;
  const slot = { faults, record, coordinators: front.coordinators, settings };
  return { slot, front };
};

/** Starts an engine with so many slots, of so many coordinators each. */
export const startSlots = async (
  count: number,
  coordinators: number,
): Promise<Slots> => {
  const log = () => undefined;
  const engine = await openEngine({ roles: [], log });
  await createRoles(engine.target, [login]);
  await chooseCompatibility(engine.target, undefined);
  const opened = await Promise.all(
    Array.from({ length: count + 1 }, async (_, index) =>
      openSlot(engine.target, index < count ? coordinators : 1),
    ),
  );
  const witness = opened.pop();
  const direct = new pg.Client({
    host: "127.0.0.1",
    port: witness?.front.coordinators[0]?.port ?? 0,
    database: "gaussdb",
    user: login.name,
    password: login.password,
  });
  await direct.connect();
  return {
    slots: opened.map(({ slot }) => slot),
    direct,
    stop: async () => {
      await direct.end();
      await witness?.front.stop();
      await Promise.all(opened.map(async ({ front }) => front.stop()));
      await engine.stop();
    },
  };
};

/** Puts a slot in order for its next call. */
export const restore = async ({
  faults,
  coordinators,
}: Slot): Promise<void> => {
  faults.clear();
  await Promise.all(coordinators.map(async (each) => each.up()));
};
