/** Reads rows out of a COPY TO STDOUT, which costs the client about a third of what a query does. */
import { to } from "pg-copy-streams";
import type { DwsClient } from "./client.js";
import { createCopyReader } from "./copy-text.js";
import type { Reading } from "./row-pull.js";

/** Starts the COPY; the server sends no faster than the rows are taken. */
export const openCopyOut = (client: DwsClient, text: string): Reading => {
  const stream = client.query(to(text));
  // What is reported after the last row has nobody else to listen to it, and would end the process.
  stream.on("error", () => undefined);
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const read = createCopyReader();
  const next = async () => {
    for (;;) {
      const step = await chunks.next();
      if (step.done === true) return undefined;
      const rows = read(step.value);
      if (rows.length > 0) return rows;
    }
  };
  return {
    next,
    // The protocol has no word for stopping it: the rest is read and dropped.
    close: async () => {
      while ((await next()) !== undefined);
    },
  };
};
