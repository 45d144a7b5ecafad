/** What a project gets with its samples, beside the repositories of their tables: their sources, launchers and surroundings. */
import { packageRoot } from "../../src/package-root.js";
import { readTemplate, renderTemplate } from "../templates.js";
import type { Sample } from "./samples.js";
import { copySample, type SampleFile, sharedFiles } from "./templates.js";

/** Which samples, for which project. */
export interface SampleChoice {
  readonly samples: readonly Sample[];
  /** Whether the project uses the embedded local DWS. */
  readonly isLocal: boolean;
  /** Folder of the project's runtime. */
  readonly runtime: string;
  /** Whether the guide's script for Python 3 comes too. */
  readonly withPython: boolean;
}

/** Whether the programs of a sample are run beside the local DWS, where no host is configured. */
export const isBesideLocal = (
  { needsLocal = false }: Sample,
  { isLocal }: SampleChoice,
): boolean => isLocal || needsLocal;

const LOCAL_SCHEMA =
  "-- Run whenever the local DWS starts: put the tables here that should be there.\n";

/** What starts the local DWS. */
const localFiles = (): readonly SampleFile[] => {
  const starter = "local/with-local-dws.mjs";
  const record = "local/generator.json";
  const variables = { generatorPath: packageRoot };
  return [
    { path: starter, text: readTemplate(`app/${starter}`), isOnce: true },
    {
      path: record,
      text: renderTemplate(`app/${record}.hbs`, variables),
      isOnce: true,
    },
    { path: "local/schema.sql", text: LOCAL_SCHEMA, isOnce: true },
  ];
};

/** What Windows reads has CRLF and is ASCII: PowerShell 5 takes anything else for the code page of the machine. */
const forWindows = (text: string): string => text.replaceAll("\n", "\r\n");

/** How to start a sample from each system. They are the same whatever is chosen: more samples may come later. */
const launchers = ({ samples }: SampleChoice): readonly SampleFile[] => {
  if (samples.length === 0) return [];
  const launcher = (name: string) => readTemplate(`sample/launch/${name}`);
  return [
    { path: "run.mjs", text: launcher("run.mjs") },
    { path: "run.sh", text: launcher("run.sh") },
    { path: "run.cmd", text: forWindows(launcher("run.cmd")) },
    { path: "run.ps1", text: forWindows(launcher("run.ps1")) },
    {
      path: ".gitattributes",
      text: launcher("_gitattributes"),
      isOnce: true,
    },
  ];
};

/** Files that have to be executable. */
export const EXECUTABLE: readonly string[] = ["run.sh", "python_dws.py"];

/** Every file that comes with the samples. */
export const sampleFiles = (choice: SampleChoice): readonly SampleFile[] => {
  const { samples, runtime, withPython } = choice;
  const hasLocal = samples.some((sample) => isBesideLocal(sample, choice));
  const python = "python_dws.py";
  return [
    ...samples.flatMap((sample) => copySample(sample, runtime)),
    ...(samples.length === 0 ? [] : sharedFiles(runtime)),
    ...launchers(choice),
    ...(hasLocal ? localFiles() : []),
    ...(withPython
      ? [{ path: python, text: readTemplate(`sample/python/${python}`) }]
      : []),
  ];
};
