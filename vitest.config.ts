import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Vitest's own second is no time for a process to end on a busy machine.
    expect: { poll: { timeout: 30_000 } },
  },
});
