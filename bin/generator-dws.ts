#!/usr/bin/env node
/** The command `generator-dws`: the same generators without `yo`, and the local DWS. */
import type { CommandName, FlagValues } from "../src/config/flags.js";
import { toFailure } from "../generators/failure.js";
import { readArguments } from "./arguments.js";
import { tuneEngine } from "./tune-engine.js";

/**
 * `pg` asks whether it runs at Cloudflare; where there is no `navigator`, as in Node 20, it makes a Response to find out,
 * and that loads all of fetch. This says what later versions of Node say.
 */
const sayNavigator = (): void => {
  if ("navigator" in globalThis) return;
  const userAgent = `Node.js/${process.versions.node.split(".", 1).join("")}`;
  Object.defineProperty(globalThis, "navigator", {
    value: { userAgent },
    configurable: true,
  });
};

const HANDLERS: Readonly<
  Record<
    CommandName,
    (flags: FlagValues, rest: readonly string[]) => Promise<number>
  >
> = {
  // Each is loaded only when it runs: Yeoman alone takes more than a second.
  app: async (flags) => {
    const { runApp } = await import("./app.js");
    await runApp(process.cwd(), flags);
    return 0;
  },
  repositories: async (flags) => {
    tuneEngine();
    sayNavigator();
    const { updateRepositories } =
      await import("../generators/repositories/command.js");
    await updateRepositories({
      root: process.cwd(),
      flags,
      environment: process.env,
    });
    return 0;
  },
  sample: async (flags) => {
    const { addSamples } = await import("../generators/sample/command.js");
    await addSamples({ root: process.cwd(), flags, environment: process.env });
    return 0;
  },
  docs: async (flags) => {
    const { runDocs } = await import("./docs.js");
    await runDocs(process.cwd(), flags, process.env);
    return 0;
  },
  doctor: async (flags) => {
    const { runDoctor } = await import("../generators/doctor/command.js");
    await runDoctor({ root: process.cwd(), flags, environment: process.env });
    return 0;
  },
  local: async (flags, rest) => {
    const { runLocal } = await import("./local.js");
    return runLocal(flags, rest);
  },
};

const run = async (argv: readonly string[]): Promise<number> => {
  const line = readArguments(argv);
  switch (line.kind) {
    case "help": {
      const { helpText } = await import("./help.js");
      process.stdout.write(helpText(line.of));
      return 0;
    }
    case "version": {
      const { packageVersion } = await import("../src/package-root.js");
      process.stdout.write(`${packageVersion}\n`);
      return 0;
    }
    case "run":
      return HANDLERS[line.command](line.flags, line.rest);
  }
};

// Whoever reads the output may stop early, as `head` does: the work goes on.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const failure = toFailure(error);
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = failure.exitCode;
}
