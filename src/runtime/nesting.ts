/** Knows the transaction in whose function something is called, so that a second one there can be refused by name. */
import { AsyncLocalStorage } from "node:async_hooks";

interface Running {
  readonly label: string;
  /** False once its attempt has ended: what it left behind, a timer say, may open transactions again. */
  isOpen: boolean;
}

/** The transactions of one database. */
export class Nesting {
  readonly #running = new AsyncLocalStorage<Running>();
  #underWay = 0;

  /** Label of the transaction whose function this is asked in; undefined outside of all. */
  get outer(): string | undefined {
    const running = this.#running.getStore();
    return running?.isOpen === true ? running.label : undefined;
  }

  /** A transaction begins, with all its attempts. */
  begin(): void {
    this.#underWay++;
  }

  /** It has ended. */
  end(): void {
    if (--this.#underWay > 0) return;
    // Until Node 24 the store makes every promise of the process dearer for as long as it is on, and to turn it on and
    // off costs as much as a statement: it stays on from one transaction to the one that follows at once.
    setImmediate(() => {
      if (this.#underWay === 0) this.#running.disable();
    });
  }

  /** Runs the function of one attempt. */
  async run<T>(label: string, work: () => Promise<T>): Promise<T> {
    const running: Running = { label, isOpen: true };
    try {
      return await this.#running.run(running, work);
    } finally {
      running.isOpen = false;
    }
  }
}
