/** The messages that run one statement with parameters, as one piece: to write each of them costs the client more than to make them. */

/** A statement that runs with parameters. */
export interface Execution {
  readonly text: string;
  /** Under which it is prepared, in ASCII; empty for the unnamed one. */
  readonly name: string;
  readonly values: readonly (string | null)[];
}

// A message is written as text, in which numbers have room only: they are filled in afterwards.
const INT16 = "\0\0";
const INT32 = "\0\0\0\0";

// The end of Bind, which asks for results as text; Describe of the unnamed portal, Execute of all its rows, Sync.
const END_OF_BIND = "\0\x01\0\0";
const RUN = "D\0\0\0\x06P\0E\0\0\0\x09\0\0\0\0\0S\0\0\0\x04";

const NULL = -1;

/** Code, length, name, text, and no types of parameters. */
const parse = ({ name, text }: Execution): Buffer => {
  const bytes = Buffer.from(`P${INT32}${name}\0${text}\0${INT16}`);
  // It counts itself, and not the code before it.
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
};

/** Code, length, unnamed portal, name, no formats of parameters, which are text then, and each with its length. */
const bindAndRun = ({ name, values }: Execution): Buffer => {
  const head = `B${INT32}\0${name}\0${INT16}`;
  let text = head + INT16;
  for (const value of values) text += INT32 + (value ?? "");
  text += END_OF_BIND + RUN;
  const bytes = Buffer.from(text);
  const end = bytes.length - RUN.length;
  bytes.writeInt32BE(end - 1, 1);
  let at = bytes.writeUInt16BE(values.length, head.length);
  const isAscii = bytes.length === text.length;
  for (const value of values) {
    if (value === null) {
      at = bytes.writeInt32BE(NULL, at);
      continue;
    }
    const length = isAscii ? value.length : Buffer.byteLength(value);
    at = bytes.writeInt32BE(length, at) + length;
  }
  // The server would take what follows for something else.
  if (at + END_OF_BIND.length !== end) throw new Error("A value is no text");
  return bytes;
};

/** Parse, unless the statement is prepared, Bind, Describe, Execute and Sync. Throws for a value that is no text. */
export const statementBytes = (
  execution: Execution,
  isPrepared: boolean,
): Buffer => {
  const run = bindAndRun(execution);
  return isPrepared ? run : Buffer.concat([parse(execution), run]);
};
