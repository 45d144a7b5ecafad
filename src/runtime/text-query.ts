/** One statement on the wire of `pg`, whose rows stay the arrays of text that they came as. */
import type { FieldDef } from "pg";
import type { Answer } from "./lease.js";
import type { Statement } from "./session.js";
import { statementBytes } from "./statement-bytes.js";

/** The parts of `pg`'s connection (8.x) that a query uses; its types hide some, as they do for `pg-cursor`. */
interface Wire {
  readonly stream: {
    readonly writable: boolean;
    write(bytes: Uint8Array): unknown;
  };
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  query(text: string): void;
  sendCopyFail(text: string): void;
}

type Row = (string | null)[];

/**
 * What `client.query` takes in the place of a query of its own, which would build an object per row and copy the
 * statement: that costs as much as the rest of a single read. It sends what `pg` sends, in one piece: Sync, never Flush.
 */
export class TextQuery {
  readonly text: string;
  /** Empty: not prepared under a name. `pg` looks at it when the statement was parsed. */
  readonly name: string;
  /** Set, so that `pg` does not ask for another way to be told. */
  readonly callback: (error: Error) => void;
  readonly #values: readonly (string | null)[];
  readonly #onRow: Statement["onRow"];
  readonly #resolve: (answer: Answer) => void;
  #fields: readonly FieldDef[] = [];
  #rows: Row[] = [];
  #tag = "";
  #isFresh = true;

  constructor(
    statement: Statement,
    name: string,
    resolve: (answer: Answer) => void,
    reject: (error: Error) => void,
  ) {
    this.text = statement.text;
    this.#values = statement.values;
    this.#onRow = statement.onRow;
    this.name = name;
    this.#resolve = resolve;
    this.callback = reject;
  }

  /** Gives the error back where it cannot be sent: thrown inside `pg`, it would end the process. */
  submit(wire: Wire): Error | null {
    if (this.name === "" && this.#values.length === 0) {
      wire.query(this.text);
      return null;
    }
    try {
      this.#send(wire);
    } catch {
      // Nothing of it is on its way; what was thrown quotes the value.
      return new Error("The statement holds a value that cannot be sent");
    }
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: FieldDef[] }): void {
    this.#begin();
    this.#fields = fields;
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    if (this.#onRow === undefined) this.#rows.push(fields);
    else this.#onRow(fields, this.#fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#begin();
    this.#tag = text;
    this.#isFresh = false;
  }

  handleReadyForQuery(): void {
    const tag = this.#tag;
    const space = tag.indexOf(" ");
    this.#resolve({
      command: space === -1 ? tag : tag.slice(0, space),
      rows: this.#rows,
      // The last word, where it is a number.
      rowCount: Number(tag.slice(tag.lastIndexOf(" ") + 1)) || 0,
      fields: this.#fields,
      tag,
    });
  }

  handleError(error: Error): void {
    this.callback(error);
  }

  handleEmptyQuery(): void {
    this.#tag = "";
  }

  handlePortalSuspended(): void {
    // Only asked for with a row limit.
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail("COPY FROM STDIN needs the copy method");
  }

  handleCopyData(): void {
    // COPY TO STDOUT has no rows to give here.
  }

  /** The last statement of several is the one that answers. */
  #begin(): void {
    if (this.#isFresh) return;
    this.#isFresh = true;
    this.#rows = [];
    this.#fields = [];
  }

  #send({ stream, parsedStatements, submittedNamedStatements }: Wire): void {
    const { name, text } = this;
    const isPrepared =
      name !== "" &&
      (parsedStatements[name] ?? submittedNamedStatements[name]) !== undefined;
    const bytes = statementBytes(
      { name, text, values: this.#values },
      isPrepared,
    );
    if (name !== "" && !isPrepared) submittedNamedStatements[name] = text;
    if (stream.writable) stream.write(bytes);
  }
}
