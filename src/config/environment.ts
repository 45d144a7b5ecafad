/** The environment as the program sees it: the process's own, and the project's `.env` where that says nothing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** Names and values, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Adds the project's `.env`; what the process was started with wins. */
export const readEnvironment = (
  root: string,
  own: Environment,
): Environment => {
  const file = join(root, ".env");
  if (!existsSync(file)) return own;
  return { ...parseEnv(readFileSync(file, "utf8")), ...own };
};
