/** Reads the rows of a query through a cursor: the server is asked for the next batch when somebody wants it. */
import Cursor from "pg-cursor";
import type { DwsClient } from "./client.js";
import type { Reading } from "./row-pull.js";
import type { Statement } from "./session.js";
import { TEXT_ONLY } from "./text-only.js";

type Row = (string | null)[];

/** What `pg-cursor` (2.x) has beside its types. */
interface Insides {
  readonly _rows: Row[] | null;
  readonly handleDataRow: (
    this: Insides,
    message: { readonly fields: Row },
  ) => void;
}

const { handleDataRow } = Cursor.prototype as unknown as Insides;

/** Keeps the rows as they came, which already are what is asked for. */
class TextCursor extends Cursor<Row> {
  handleDataRow(message: { readonly fields: Row }): void {
    const insides = this as unknown as Insides;
    if (Array.isArray(insides._rows)) insides._rows.push(message.fields);
    else handleDataRow.call(insides, message);
  }
}

/** Closes it, unless the connection ends first: nobody would answer then. */
const closeCursor = async (
  client: DwsClient,
  cursor: Cursor<Row>,
): Promise<void> => {
  if (client.isLost) return;
  let onEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
    client.once("end", onEnd);
  });
  try {
    await Promise.race([cursor.close(), ended]);
  } finally {
    client.off("end", onEnd);
  }
};

/** Opens a cursor; DWS keeps one only inside a transaction (dws_04_0083). */
export const openCursor = (
  client: DwsClient,
  { text, values }: Statement,
  batchRows: number,
): Reading => {
  const cursor = client.query(
    new TextCursor(text, [...values], { rowMode: "array", types: TEXT_ONLY }),
  );
  let isOpen = true;
  return {
    next: async () => {
      if (!isOpen) return undefined;
      try {
        const rows = await client.corked(() => cursor.read(batchRows));
        isOpen = rows.length === batchRows;
        return rows.length === 0 ? undefined : rows;
      } catch (error) {
        // After an error the cursor is gone, and waiting for its end would take forever.
        isOpen = false;
        throw error;
      }
    },
    close: async () => {
      if (isOpen) await closeCursor(client, cursor);
      isOpen = false;
    },
  };
};
