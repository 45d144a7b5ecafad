/** Notices: what the server says beside its answers, such as a hint about a distribution, or RAISE NOTICE. */

/** One notice. It is text of the server's or of a procedure's, and may quote values: mind where you log it. */
export interface Notice {
  /** `NOTICE`, `WARNING`, `INFO`, …, in the server's language. */
  readonly severity: string;
  readonly sqlState: string;
  readonly message: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  /** `host:port` of the coordinator or load balancer. */
  readonly host: string;
}

/** Told of each notice, before the answer of the statement that it belongs to; what it throws is uncaught. */
export type OnNotice = (notice: Notice) => void;

/** What `pg` gives of one. */
interface Raw {
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
}

/** Hands notices on. Not from inside the driver, which what is thrown there would leave in the middle of a message. */
export const noticeListener =
  (onNotice: OnNotice, host: string) =>
  (raw: Raw): void => {
    const notice: Notice = Object.freeze({
      severity: raw.severity ?? "NOTICE",
      sqlState: raw.code ?? "00000",
      message: raw.message ?? "",
      detail: raw.detail,
      hint: raw.hint,
      host,
    });
    queueMicrotask(() => onNotice(notice));
  };
