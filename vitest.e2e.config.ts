import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `--mode deep` uploads files as large as they may be, and reads while others do. */
export default defineConfig(({ mode }) => ({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    exclude: mode === "deep" ? [] : ["tests/e2e/load.test.ts"],
    globalSetup: ["tests/setup/global-database.ts"],
    isolate: false,
    maxWorkers: mode === "deep" ? 1 : 2,
    provide: { isDeep: mode === "deep" },
    testTimeout: 150_000,
    hookTimeout: 180_000,
  },
}));
