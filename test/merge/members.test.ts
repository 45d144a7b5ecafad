/** What a person's editor and ours see of a generated module is the same: its members and their digests. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { statementDigest } from "../../src/merge/edited-module.js";
import {
  importDigest,
  splitGenerated,
} from "../../src/merge/generated-members.js";
import { digestMembers, readMembers } from "../../src/merge/member-digests.js";
import { readEdited } from "../../src/merge/read-edited.js";
import { arbitraryDatabase } from "../support/model.js";
import { printAll } from "./modules.js";

test("the line of digests tells the parser's members, for any schema", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDatabase, async (database) => {
      for (const { text, roles } of await printAll(database)) {
        const module = await readEdited(text);
        if ("message" in module) throw new Error(module.message);
        const known = readMembers(digestMembers(text, roles));
        const parsed = module.statements.map((one) => ({
          name: one.names[0],
          digest: statementDigest(module, one, one.docs[0]),
        }));
        expect(
          known.members.map(({ name, digest }) => ({ name, digest })),
        ).toEqual(parsed);
        const keys = module.imports.flatMap(({ names }) =>
          names.map(({ key }) => importDigest(key)),
        );
        expect([...known.imports].sort()).toEqual([...new Set(keys)].sort());
        // A class with a body of its own would be merged by its heading alone.
        const { members } = splitGenerated(text, roles);
        expect(
          members.map(({ body }) => body.replaceAll(/\s/g, "")),
        ).not.toContainEqual(expect.stringMatching(/^\{.+\}$/));
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});
