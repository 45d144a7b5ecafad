/** `snapshot.schema.json`, which editors check a snapshot with, says the same as the schema that the reader uses. */
import { toJsonSchema } from "@valibot/to-json-schema";
import { format } from "prettier";
import { expect, it } from "vitest";
import { snapshotSchema } from "../../../src/model/snapshot-schema.js";

it("is made of the reader's schema", async () => {
  const schema = toJsonSchema(snapshotSchema, {
    typeMode: "input",
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === "custom"
        ? { type: "object", additionalProperties: { type: "string" } }
        : undefined,
  });
  const text = JSON.stringify({
    title: "Snapshot of a schema by generator-dws",
    ...schema,
  });
  await expect(await format(text, { parser: "json" })).toMatchFileSnapshot(
    "../../../src/model/snapshot.schema.json",
  );
});
