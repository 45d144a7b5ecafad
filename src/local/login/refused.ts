/** The refusal of a session, as the client is told it. */

/** Ends the session with a FATAL error. */
export class LoginRefused extends Error {
  override readonly name = "LoginRefused";
  readonly sqlState: string;

  constructor(sqlState: string, message: string) {
    super(message);
    this.sqlState = sqlState;
  }
}
