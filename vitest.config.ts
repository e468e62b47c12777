import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * The files of a project share two processes, so that each imports a module once and not once for every file:
 * importing took longer than the tests did.
 */
const SHARED = { isolate: false, maxWorkers: 2 } as const;
/** Limits, not waits: a busy machine comes late, and that is no failure. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } } as const;

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...SHARED,
          ...PATIENCE,
          name: "database",
          include: ["tests/{http,integration}/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/setup/global-database.ts"],
          setupFiles: ["tests/setup/vitest.setup.ts", "tests/setup/fresh-process.setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          ...PATIENCE,
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/{http,integration,e2e}/**"],
          setupFiles: ["tests/setup/vitest.setup.ts"],
        },
      },
    ],
  },
});
