/** Cleans up after a Node process that ended without stop(), also by SIGKILL: a shell that outlives it. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { Socket } from "node:net";

/** Watches over one folder and the one program that runs in it at a time. */
export interface Guard {
  /** The program that runs now; undefined when it has ended. */
  watch(pid: number | undefined): void;
  /** Another folder that is half made and must not stay; undefined when it is whole. */
  watchFolder(folder: string | undefined): void;
  /** Ends the guard, which removes what it watched. */
  release(): Promise<void>;
}

/**
 * Reads lines `pid folder` from a pipe whose other end Node alone holds: the end of the pipe is the end of Node, however
 * it came. A server is ended by SIGQUIT (its data is not needed any more, its shared memory must go); the last resort is
 * SIGKILL. A program that still writes may undo the first removals.
 */
const script = `
trap '' HUP INT TERM
pid=0 half=
while read -r next folder; do pid=$next half=$folder; done
if [ "$pid" -gt 0 ]; then
  if [ -e "$1/data/postmaster.pid" ]; then kill -QUIT "$pid"; else kill -TERM "$pid"; fi
  tries=0
  while [ $tries -lt 60 ] && [ -e "$1/data/postmaster.pid" ] && kill -0 "$pid"; do
    sleep 0.1; tries=$((tries + 1))
  done
  kill -KILL "$pid"
fi
tries=0
until rm -rf -- "$1" $\{half:+"$half"} || [ $tries -gt 20 ]; do
  sleep 0.1; tries=$((tries + 1))
done
`;

const startShell = (folder: string): Guard => {
  // In a session of its own: neither Ctrl-C nor a kill of Node's process group reaches it.
  const shell = spawn("sh", ["-c", script, "guard", folder], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const end = new Promise<void>((resolve) => {
    shell.once("close", () => resolve());
    shell.once("error", () => resolve());
  });
  // A machine without a shell has no guard; all else works.
  shell.stdin.on("error", () => undefined);
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  let pid = 0;
  let half = "";
  const tell = (): void => void shell.stdin.write(`${pid} ${half}\n`);
  return {
    watch: (next) => {
      pid = next ?? 0;
      tell();
    },
    watchFolder: (next) => {
      half = next ?? "";
      tell();
    },
    release: async () => {
      shell.ref();
      shell.stdin.end();
      await end;
    },
  };
};

/** Windows has no such shell: there the program ends with process.exit(), and a killed Node leaves both behind. */
const startExitListener = (folder: string): Guard => {
  let watched: number | undefined;
  const atExit = (): void => {
    if (watched !== undefined) process.kill(watched);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", atExit);
  return {
    watch: (pid) => (watched = pid),
    watchFolder: () => undefined,
    release: async () => void process.off("exit", atExit),
  };
};

/** Starts to watch over the folder. */
export const startGuard = (folder: string): Guard =>
  process.platform === "win32" ? startExitListener(folder) : startShell(folder);
