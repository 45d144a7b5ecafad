/** The signal of one attempt of a transaction, made only if somebody asks for it. */

/** An AbortController costs a third of what a small transaction does on the client, and few functions want its signal. */
export class Ending {
  #controller: AbortController | undefined;
  #ended: { readonly reason: unknown } | undefined;

  /** Fires when the attempt ends without a COMMIT that is known to be applied. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#ended !== undefined) this.#controller.abort(this.#ended.reason);
    }
    return this.#controller.signal;
  }

  /** Fires it, once: the first reason stays. */
  abort(reason: unknown): void {
    this.#ended ??= { reason };
    this.#controller?.abort(reason);
  }
}
