/** A program on a terminal of its own, which is a window of tmux: what it shows, and keys for it. */
import { execFileSync, spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** Whether there is a tmux to make terminals with. */
export const isTmuxThere = (): boolean =>
  spawnSync("tmux", ["-V"]).error === undefined;

/** A running program. */
export interface Terminal {
  /** All that it has shown so far. */
  readonly read: () => string;
  /** Presses keys, as tmux names them, one after the other. */
  readonly press: (...keys: readonly string[]) => void;
  /** Waits until the pattern was shown so often. @throws {Error} with all that was shown, after a minute */
  readonly waitFor: (pattern: RegExp, times?: number) => Promise<string>;
  readonly close: () => void;
}

const WIDTH = 120;
const LINES_KEPT = 5_000;
const PATIENCE_MS = 60_000;

const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

/** Starts a program in a folder; when it has ended, `ended with CODE` is shown. */
export const openTerminal = (
  name: string,
  command: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Terminal => {
  // A server of its own, which knows nothing of the person's settings.
  const tmux = (...args: readonly string[]) =>
    execFileSync("tmux", ["-L", name, "-f", "/dev/null", ...args], {
      encoding: "utf8",
      env: { ...env, TERM: "xterm", TMUX: "" },
      stdio: ["ignore", "pipe", "ignore"],
    });
  const line = `${command.map(quote).join(" ")}; echo "ended with $?"; sleep 600`;
  const size = ["-x", String(WIDTH), "-y", "50"];
  tmux(
    ...["set-option", "-g", "history-limit", String(LINES_KEPT), ";"],
    ...["new-session", "-d", "-c", cwd, ...size, line],
  );
  const read = () =>
    tmux("capture-pane", "-p", "-S", `-${LINES_KEPT}`).trimEnd();
  return {
    read,
    press: (...keys) => {
      tmux("send-keys", ...keys);
    },
    waitFor: async (pattern, times = 1) => {
      const all = new RegExp(pattern, "g");
      const start = performance.now();
      for (;;) {
        const shown = read();
        if ([...shown.matchAll(all)].length >= times) return shown;
        const isOver = shown.includes("ended with");
        if (isOver || performance.now() - start > PATIENCE_MS) {
          throw new Error(`${String(pattern)} was not shown, but:\n${shown}`);
        }
        await pause(50);
      }
    },
    close: () => {
      tmux("kill-server");
    },
  };
};
