// Runs a sample of this project: node run.mjs [PROGRAM [ARGUMENTS]]. run.sh, run.cmd and run.ps1 end up here.
// It installs the packages that are missing, and asks for what neither the environment nor .env says of the connection.
// What you type goes to the sample and is stored nowhere; copy .env.example to .env to be asked no more.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join, resolve as toAbsolute } from "node:path";
import { stderr, stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { scripts = {} } = manifest;

/** The samples: the first is what runs when none is named. */
const samples = Object.keys(scripts).filter((name) =>
  scripts[name].includes("dist/samples/"),
);
const [program = samples[0], ...words] = process.argv.slice(2);
const isHere = Object.hasOwn(scripts, program);

/** Programs run in the folder of the project: a file is meant as it is seen from where this was called. */
const isFile = (word) => existsSync(word) && statSync(word).isFile();
const args = words.map((word) =>
  process.cwd() !== root && isFile(word) ? toAbsolute(word) : word,
);

/** Whether it is run beside the local DWS, where no host is configured. */
const isLocal = isHere && scripts[program].includes("local/with-local-dws.mjs");

const USAGE = `Usage: node run.mjs [PROGRAM [ARGUMENTS]], or so with run.sh, run.cmd and run.ps1
Programs: ${samples.join(", ") || "none"}
`;

const QUESTIONS = [
  { name: "PGHOST", question: "Host (the EIP of the cluster)" },
  { name: "PGPORT", question: "Port", fallback: "8000" },
  { name: "PGDATABASE", question: "Database", fallback: "gaussdb" },
  { name: "PGUSER", question: "User", fallback: "dbadmin" },
];

/** Asks one question on the terminal; what answers a hidden one is not shown. */
const ask = async (question, isHidden = false) => {
  let isMuted = false;
  const output = new Writable({
    write: (chunk, _, done) => {
      if (!isMuted) stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: stdin, output, terminal: true });
  terminal.on("SIGINT", () => process.exit(130));
  try {
    const answer = terminal.question(question);
    isMuted = isHidden;
    return (await answer).trim();
  } finally {
    terminal.close();
    if (isHidden) stderr.write("\n");
  }
};

/** The settings that are missing: asked for, or an end with the names of them where nobody can be asked. */
const completeSettings = async () => {
  const { env } = process;
  if (env.DATABASE_URL || (isLocal && !env.PGHOST)) return;
  if (!stdin.isTTY) {
    if (env.PGHOST) return;
    throw new Error(
      "It is not known where to connect: set PGHOST, PGUSER and PGPASSWORD, or copy .env.example to .env and fill it in.",
    );
  }
  const isAsked = !env.PGHOST;
  for (const { name, question, fallback } of isAsked ? QUESTIONS : []) {
    const proposed = env[name] || fallback;
    const hint = proposed === undefined ? "" : ` [${proposed}]`;
    env[name] = (await ask(`${question}${hint}: `)) || proposed || "";
  }
  if (!env.PGPASSWORD) env.PGPASSWORD = await ask("Password: ", true);
};

/** Whether everything that package.json names is there. */
const isInstalled = ({ dependencies = {}, devDependencies = {} }) => {
  const { resolve } = createRequire(join(root, "package.json"));
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    resolve.paths(name).some((folder) => existsSync(join(folder, name))),
  );
};

/** The exit code of a program that was started. */
const codeOf = (child) =>
  new Promise((resolve, reject) => {
    // Ctrl-C reaches both: this one waits for the end of the other.
    process.on("SIGINT", () => undefined);
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });

const quote = (word) => `"${word.replaceAll('"', '""')}"`;

/** Runs npm. On Windows it is a .cmd file, which only a shell can start. */
const npm = (words, stdio) =>
  codeOf(
    process.platform === "win32"
      ? spawn(["npm", ...words.map(quote)].join(" "), { stdio, shell: true })
      : spawn("npm", words, { stdio }),
  );

/** What a script of the samples runs when the project is built. */
const AFTER_BUILD = /^npm run --silent build && node ([\w./ -]+)$/;

/** Runs the program; one of the samples without npm and its shell in between, which keep SIGTERM from it. */
const start = async () => {
  const script = AFTER_BUILD.exec(scripts[program])?.[1];
  const npmRun = ["run", "--silent", "--prefix", root];
  if (script === undefined) {
    return npm([...npmRun, program, "--", ...args], "inherit");
  }
  const code = await npm([...npmRun, "build"], "inherit");
  if (code !== 0) return code;
  const line = [...script.split(" "), ...args];
  return codeOf(spawn(process.execPath, line, { stdio: "inherit", cwd: root }));
};

const run = async () => {
  if (program === "--help" || program === "-h") {
    stdout.write(USAGE);
    return 0;
  }
  if (program === undefined) throw new Error("package.json names no sample.");
  if (!isHere) {
    throw new Error(
      `There is no program "${program}". There are: ${samples.join(", ") || "none"}.`,
    );
  }
  const dotenv = join(root, ".env");
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  if (!isInstalled(manifest)) {
    stderr.write(
      "Installing the packages (npm install). No libpq is needed.\n",
    );
    const install = ["install", "--prefix", root, "--no-audit", "--no-fund"];
    const code = await npm(install, ["ignore", stderr, stderr]);
    if (code !== 0) return code;
  }
  await completeSettings();
  return start();
};

// Whoever reads the output may stop early, as `head` does.
stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  process.exitCode = await run();
} catch (error) {
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
