/** Runs one of the generators in a folder through yeoman-test; the only place with casts. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createHelpers } from "yeoman-test";
import AppGenerator from "../../generators/app/index.js";
import DoctorGenerator from "../../generators/doctor/index.js";
import RepositoriesGenerator from "../../generators/repositories/index.js";
import SampleGenerator from "../../generators/sample/index.js";
import { packageRoot } from "../../src/package-root.js";

const GENERATORS = {
  app: AppGenerator,
  repositories: RepositoriesGenerator,
  sample: SampleGenerator,
  doctor: DoctorGenerator,
} as const;

/** What to run. */
export interface Run {
  readonly generator?: keyof typeof GENERATORS;
  readonly root: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
  /** Answers to the prompts; without them nobody can be asked. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** What came out of it. */
export interface Outcome {
  readonly error: Error | undefined;
  /** Names of the questions that were asked. */
  readonly asked: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
}

const capture = (stream: NodeJS.WriteStream) => {
  const original = stream.write.bind(stream);
  let text = "";
  stream.write = (chunk: string | Uint8Array) => {
    text += chunk.toString();
    return true;
  };
  return () => {
    stream.write = original;
    return text;
  };
};

// By default yeoman-test forces every conflict, of the environment and of the generator.
const UNFORCED: Record<string, unknown> = { force: false };

/** Makes standard input look like a terminal, or not. */
const pretendTerminal = (isTerminal: boolean) => {
  const before = Object.getOwnPropertyDescriptor(process.stdin, "isTTY");
  Object.defineProperty(process.stdin, "isTTY", {
    value: isTerminal,
    configurable: true,
  });
  return () => {
    Reflect.deleteProperty(process.stdin, "isTTY");
    if (before !== undefined) {
      Object.defineProperty(process.stdin, "isTTY", before);
    }
  };
};

/** Runs a generator in a folder and gives what happened; it never rejects. */
export const runGenerator = async (run: Run): Promise<Outcome> => {
  const name = run.generator ?? "app";
  const Class = GENERATORS[name];
  const restoreTerminal = pretendTerminal(run.answers !== undefined);
  const endStdout = capture(process.stdout);
  const endStderr = capture(process.stderr);
  const helpers = createHelpers({});
  const context = helpers
    .create(
      Class as never,
      {
        namespace: `dws:${name}`,
        resolved: join(packageRoot, "generators", name, "index.ts"),
        cwd: run.root,
        tmpdir: false,
        autoCleanup: false,
      },
      UNFORCED,
    )
    .withArguments([...(run.args ?? [])])
    .withOptions({ ...UNFORCED, ...run.options })
    .withAnswers({ ...run.answers });
  let error: Error | undefined;
  try {
    await context.run();
  } catch (caught) {
    error = caught as Error;
  } finally {
    restoreTerminal();
  }
  const asked = context.askedQuestions.map((question) => question.name);
  return { error, asked, stdout: endStdout(), stderr: endStderr() };
};

/** Every file below a folder, relative to it, sorted. */
export const filesOf = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name).slice(root.length + 1),
        )
        .sort()
    : [];
