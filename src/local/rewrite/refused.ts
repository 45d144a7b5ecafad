/** The error for a statement that is understood and not taken: by DWS itself, or by this imitation of it. */

/** Says why, in ASCII; the client gets this text with the SQLSTATE, in the place of the statement. */
export class Refused extends Error {
  override readonly name = "Refused";
  /** SQLSTATE; 0A000 is "feature not supported". */
  readonly sqlState: string;

  constructor(message: string, sqlState = "0A000") {
    super(message);
    this.sqlState = sqlState;
  }
}
