// Preloaded into a measured process: writes what the operating system says of it to the file that USAGE_FILE names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = {
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    rssMb: maxRSS / 1024,
  };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
