/** Runs the pipeline with what the user chose: against a cluster, a local DWS or the snapshot. */
import type { FlagValues } from "../src/config/flags.js";
import type { Choices } from "../src/config/resolve.js";
import type { PipelineOptions, Summary } from "../src/pipeline.js";
import type { Progress } from "../src/progress.js";
import type { ConnectionSettings } from "../src/runtime/settings.js";
import { localSettings, readLocalSchema, withLocalDws } from "./with-local.js";

/** Generates the repositories of the project in `root`. */
export const runPipeline = async (
  root: string,
  choices: Choices,
  flags: FlagValues,
  progress: Progress,
  resolve?: PipelineOptions["resolve"],
): Promise<Summary> => {
  const { source, ...chosen } = choices;
  const { generateRepositories } = await import("../src/pipeline.js");
  const generate = async (connection: ConnectionSettings | undefined) => {
    const options: PipelineOptions = {
      root,
      connection,
      ...chosen,
      dryRun: flags.dryRun === true || flags.check === true,
      keepMine: flags.keepMine === true,
      force: flags.force === true,
      ...(resolve === undefined ? {} : { resolve }),
    };
    return generateRepositories(options, progress);
  };
  switch (source.kind) {
    case "snapshot":
      return generate(undefined);
    case "cluster":
      return generate(source.connection);
    case "local":
      return withLocalDws(
        {
          schemaSql: readLocalSchema(root, source.schema),
          log: (line) => {
            progress.step(line);
          },
        },
        async (local) => generate(localSettings(local)),
      );
  }
};
