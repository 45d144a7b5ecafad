/** `generator-dws app`: runs our own generator in a Yeoman environment, without `yo`. */
import { join } from "node:path";
import { createEnv } from "yeoman-environment";
import type { FlagValues } from "../src/config/flags.js";
import { packageRoot } from "../src/package-root.js";

const GENERATORS = ["app", "repositories", "sample"] as const;

/** Makes a project in the folder. */
export const runApp = async (
  root: string,
  flags: FlagValues,
): Promise<void> => {
  const environment = createEnv({ cwd: root });
  for (const name of GENERATORS) {
    // By absolute path: no lookup, so that no other package can take its place.
    environment.register(
      join(packageRoot, "dist", "generators", name, "index.js"),
      { namespace: `dws:${name}`, packagePath: packageRoot },
    );
  }
  await environment.run(["dws:app"], { ...flags });
};
