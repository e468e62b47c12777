import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Real worker processes that are killed; `--mode deep` tries every point instead of a sample. */
export default defineConfig(({ mode }) => ({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["tests/crash/**/*.crash.ts"],
    exclude: [mode === "deep" ? "**/*-sample.crash.ts" : "**/*-sweep.crash.ts"],
    globalSetup: ["tests/setup/global-database.ts", "tests/setup/global-worker.ts"],
    provide: { isDeep: mode === "deep" },
    fileParallelism: false,
    maxConcurrency: 4,
    testTimeout: mode === "deep" ? 3_600_000 : 180_000,
    hookTimeout: 60_000,
  },
}));
