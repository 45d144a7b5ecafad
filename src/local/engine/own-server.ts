/** A server of our own: its folder, its data (prepared or made now), the process, and the end of all three. */
import { removeMaps, initialise } from "./data-folder.js";
import { fillDatabases } from "./databases.js";
import type { Engine, EngineOptions } from "./engine.js";
import {
  forgetOthers,
  keepPrepared,
  preparedKey,
  preparedPlace,
  takeNamed,
  takePrepared,
} from "./prepared.js";
import { makeWorkplace, type Workplace } from "./program.js";
import { findPrograms } from "./programs.js";
import { startServer } from "./server.js";
import { runAsWhom } from "./server-programs.js";

/** Data made from nothing; kept for later starts where the cache can be written. */
const makeData = async (
  workplace: Workplace,
  programs: string,
  key: string,
  log: (line: string) => void,
): Promise<void> => {
  log("preparing the data of the local DWS once …");
  await initialise(workplace, programs);
  const server = await startServer(workplace, programs);
  try {
    await fillDatabases(server.target);
  } finally {
    await server.shutDown();
  }
  await removeMaps(workplace.data);
  const place = preparedPlace(key);
  try {
    await keepPrepared(workplace, place, key);
    await forgetOthers(place);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    log(`the prepared data is not kept: ${reason}`);
  }
};

const open = async (
  workplace: Workplace,
  binaries: string | undefined,
  { prepared, log }: EngineOptions,
): Promise<Engine> => {
  const programs = await findPrograms(workplace, binaries, log);
  const key = preparedKey(programs.version);
  if (prepared !== undefined) {
    await takeNamed(workplace, prepared, key);
  } else if (!(await takePrepared(workplace, preparedPlace(key), key))) {
    await makeData(workplace, programs.folder, key, log);
  }
  log("starting the local DWS …");
  const server = await startServer(workplace, programs.folder);
  return {
    target: server.target,
    save: async (place) => {
      await server.shutDown();
      await removeMaps(workplace.data);
      await keepPrepared(workplace, place, key);
    },
    stop: async () => {
      await server.stop();
      await workplace.remove();
    },
  };
};

/** Starts one, of the programs in `binaries` if those are named; nothing of it is left when that fails. */
export async function startOwnServer(
  binaries: string | undefined,
  options: EngineOptions,
): Promise<Engine> {
  const workplace = await makeWorkplace(runAsWhom());
  try {
    return await open(workplace, binaries, options);
  } catch (error) {
    await workplace.remove();
    throw error;
  }
}
