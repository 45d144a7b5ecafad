/** The numbers that clients know their sessions by: DWS tells a logical slot, not a process. */

/** Slots in use; facts: connection.md 4, backend id. */
export interface Slots {
  /** The smallest free slot, for the engine's process. */
  take(pid: number): number;
  /** The engine's process behind a slot. */
  processOf(slot: number): number | undefined;
  /** Frees the slot. */
  release(slot: number): void;
}

/** Starts with none in use. */
export function createSlots(): Slots {
  const processes = new Map<number, number>();
  return {
    take: (pid) => {
      let slot = 1;
      while (processes.has(slot)) slot++;
      processes.set(slot, pid);
      return slot;
    },
    processOf: (slot) => processes.get(slot),
    release: (slot) => {
      processes.delete(slot);
    },
  };
}
