// Runs the native compiler, `node native.mjs node_modules/ts7/bin/tsc ARGUMENTS`, and writes what it took, not what Node did,
// to the file that USAGE_FILE names. Linux only.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const TICKS_PER_SECOND = 100;
const [launcher, ...args] = process.argv.slice(2);
const path = createRequire(launcher).resolve("../lib/getExePath.js");
const { default: getExePath } = await import(pathToFileURL(path).href);

const child = spawn(getExePath(), args, { stdio: "inherit" });
let peakKb = 0;
const look = () => {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    const [, kb] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
    peakKb = Math.max(peakKb, Number(kb ?? 0));
  } catch {
    // It has just ended.
  }
};
const timer = setInterval(look, 10);
child.on("close", (code) => {
  clearInterval(timer);
  process.exitCode = code ?? 1;
});

// Registered after the one of usage.mjs, so that it has the last word.
process.on("exit", () => {
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[13]) + Number(fields[14]);
  const usage = {
    cpuMs: (ticks / TICKS_PER_SECOND) * 1000,
    rssMb: peakKb / 1024,
  };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
