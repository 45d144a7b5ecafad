/** Zero-length parameters of character and date types become NULL in ORA mode (catalog.md 3.3; D0042). */

/** Types of PostgreSQL whose empty text DWS takes as NULL; 0 and 705 are those that nobody declared. */
const nullable = new Set([
  0, 705, 18, 19, 25, 1042, 1043, 1082, 1083, 1114, 1184, 1186, 1266,
]);

/** Types above are made here: nvarchar2, smalldatetime and their like. */
const firstOwnType = 16384;

const isNullable = (type: number): boolean =>
  nullable.has(type) || type >= firstOwnType;

/** Offset after the text that begins at `at` and ends with a zero byte. */
const afterText = (message: Buffer, at: number): number => {
  const end = message.indexOf(0, at);
  if (end < 0) throw new RangeError("a text in the message does not end");
  return end + 1;
};

/** Name of the prepared statement of a Parse or Bind message (Bind names the portal first), and where it ends. */
const readStatementName = (message: Buffer) => {
  const start = message[0] === 0x42 ? afterText(message, 5) : 5;
  const end = afterText(message, start);
  return { name: message.toString("latin1", start, end - 1), end };
};

/** Places of the lengths that shall become -1. */
function findEmpty(
  message: Buffer,
  from: number,
  types: readonly number[],
): readonly number[] {
  const found: number[] = [];
  const formats = message.readUInt16BE(from);
  const formatOf = (i: number): number =>
    formats === 0
      ? 0
      : message.readInt16BE(from + 2 + 2 * (formats === 1 ? 0 : i));
  let at = from + 2 + 2 * formats;
  const count = message.readUInt16BE(at);
  at += 2;
  for (let i = 0; i < count; i++) {
    const length = message.readInt32BE(at);
    const isEmpty = length === 0 && formatOf(i) === 0;
    if (isEmpty && isNullable(types[i] ?? 0)) found.push(at);
    at += 4 + Math.max(length, 0);
  }
  return found;
}

/**
 * The Bind message with -1 (NULL) in the place of each length 0 of a parameter in text form, or the very same message.
 * `types` are those that Parse declared; a parameter without one may be of any type, so an empty text for a number or
 * for bytea becomes NULL too.
 */
export function nullifyEmptyParameters(
  message: Buffer,
  types: readonly number[] = [],
): Buffer {
  try {
    const places = findEmpty(message, readStatementName(message).end, types);
    if (places.length === 0) return message;
    const changed = Buffer.from(message);
    for (const place of places) changed.writeInt32BE(-1, place);
    return changed;
  } catch (error) {
    // What is no Bind message is for the engine to refuse.
    if (error instanceof RangeError) return message;
    throw error;
  }
}

/** The types that a Parse message declares. */
export function readDeclaredTypes(message: Buffer): readonly number[] {
  const at = afterText(message, readStatementName(message).end);
  const count = message.readUInt16BE(at);
  return Array.from({ length: count }, (_, i) =>
    message.readUInt32BE(at + 2 + 4 * i),
  );
}

/** Follows the statements of one session, so that a parameter declared as something else stays as it is. */
export interface ParameterTypes {
  /** To be shown every Parse message. */
  parse(message: Buffer): void;
  /** Bind as {@link nullifyEmptyParameters} makes it. */
  bind(message: Buffer): Buffer;
}

/** For one session. */
export function followParameterTypes(): ParameterTypes {
  const declared = new Map<string, readonly number[]>();
  const nameOf = (message: Buffer): string => readStatementName(message).name;
  return {
    parse(message) {
      try {
        const types = readDeclaredTypes(message);
        if (types.length > 0) declared.set(nameOf(message), types);
        else declared.delete(nameOf(message));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    },
    bind(message) {
      if (declared.size === 0) return nullifyEmptyParameters(message);
      try {
        const types = declared.get(nameOf(message));
        return nullifyEmptyParameters(message, types);
      } catch (error) {
        if (error instanceof RangeError) return message;
        throw error;
      }
    },
  };
}
