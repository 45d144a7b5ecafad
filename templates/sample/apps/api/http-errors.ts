/** Which HTTP status each error of the runtime is. */
import { DwsError } from "../../dws/index.js";

/** What a client is told. */
export interface HttpError {
  readonly status: number;
  /** Seconds; only where the same request may simply be sent again. */
  readonly retryAfter?: number;
  readonly body: {
    readonly code: string;
    readonly message: string;
    readonly outcome: DwsError["outcome"];
  };
}

const RETRY_AFTER_S = 5;

const statusOf = ({ code, sqlState, transient }: DwsError): number => {
  switch (code) {
    case "DWS_USAGE":
      return 400;
    case "DWS_NOT_FOUND":
      return 404;
    case "DWS_CONSTRAINT":
      return sqlState === "23505" ? 409 : 422;
    // It may have been carried out. 504 says that no answer came, and no Retry-After asks for a repeat.
    case "DWS_OUTCOME_UNKNOWN":
      return 504;
    default:
      // Class 22: a value that does not fit its column.
      if (sqlState?.startsWith("22") === true) return 422;
      return transient || code === "DWS_CONNECT" ? 503 : 500;
  }
};

const SENTENCES: Readonly<Record<number, string>> = {
  404: "There is no such order.",
  409: "There is another order of this number.",
  422: "A value is not allowed.",
  500: "Something went wrong here.",
  503: "The database cannot be reached. Nothing was changed; try again.",
  504: "The answer of the database was lost. Look whether it was done before you try again.",
};

/** The same for every caller: texts of the server stay in the log. */
export const toHttpError = (error: DwsError): HttpError => {
  const status = statusOf(error);
  const { code, outcome } = error;
  const message = SENTENCES[status] ?? error.message;
  return {
    status,
    ...(status === 503 ? { retryAfter: RETRY_AFTER_S } : {}),
    body: { code, message, outcome },
  };
};
