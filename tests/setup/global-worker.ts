import { build } from "esbuild";
import type { TestProject } from "vitest/node";
import { scratchFolder } from "@/scripts/support/scratch-folder";

declare module "vitest" {
  export interface ProvidedContext {
    /** What runs before the worker, and the worker: arguments for Node. */
    workerArgs: string[];
  }
}

const WORKER = "scripts/worker.ts";
const PRELOAD = "tests/crash/die-at.ts";

/**
 * Compiles the worker and its preload once: hundreds of processes are started from them, and most of a
 * process's first seconds would go into compiling. Inside the project, so that packages are found.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { path: outdir, remove } = await scratchFolder(".data", "test-worker");
  await build({
    entryPoints: { worker: WORKER, preload: PRELOAD },
    outdir,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
  project.provide("workerArgs", ["--import", `./${outdir}/preload.mjs`, `${outdir}/worker.mjs`]);
  return remove;
}
