import { existsSync } from "node:fs";
import { buildApp } from "./build-app";
import { NEXT, runToEnd } from "./child-process";
import { failedOnce, joined, passedOnce, type TestResult } from "./test-result";

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const OXLINT = "node_modules/oxlint/bin/oxlint";
const DEPCRUISE = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
const TYPESCRIPT_7 = "node_modules/@typescript/native/bin/tsc";
const TYPESCRIPT_6 = "node_modules/typescript/bin/tsc6";
/** What ships, read with the compiler settings that create-next-app writes: a host changes none for us. */
const HOST_TYPES = "tsconfig.host.json";
const KNIP = "node_modules/knip/bin/knip.js";
const LAYERED = ["app", "core", "infrastructure", "scripts", "tests", "tooling"];
const ROOT_FILES = ["proxy.ts", "instrumentation.ts"];

export interface TestStep {
  readonly name: string;
  run(): Promise<TestResult>;
}

/** What reads the sources alone. */
export const SOURCE_CHECKS: readonly TestStep[] = [
  { name: "format and lint", run: () => check([BIOME, "ci", "."]) },
  { name: "layers", run: checkLayers },
  { name: "dead code", run: () => check([KNIP]) },
];

/** What reads or writes the types that Next generates: never two at once. */
export const BUILD_CHECKS: readonly TestStep[] = [
  { name: "types", run: checkTypes },
  { name: "floating promises", run: () => check([OXLINT, "--type-aware"]) },
  { name: "build", run: async () => judge(await buildApp()) },
];

async function check(args: readonly string[]): Promise<TestResult> {
  return judge(await runToEnd(args));
}

function judge({ code, output }: { code: number; output: string }): TestResult {
  return code === 0 ? passedOnce() : failedOnce(output || `exit code ${code}`);
}

async function checkLayers(): Promise<TestResult> {
  const { code, output } = await runToEnd([
    DEPCRUISE,
    "--config",
    ".dependency-cruiser.cjs",
    ...LAYERED,
    ...ROOT_FILES.filter((file) => existsSync(file)),
  ]);
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  if (code === 0 && seen === 0) return failedOnce("dependency-cruiser saw no module, so it checked nothing");
  return judge({ code, output });
}

async function checkTypes(): Promise<TestResult> {
  const generated = await runToEnd([NEXT, "typegen"]);
  if (generated.code !== 0) return judge(generated);
  const compiler = existsSync(TYPESCRIPT_7) ? TYPESCRIPT_7 : TYPESCRIPT_6;
  const projects = ["tsconfig.json", HOST_TYPES];
  return joined(
    await Promise.all(projects.map((project) => check([compiler, "--noEmit", "--project", project]))),
  );
}
