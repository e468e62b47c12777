import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runToEnd } from "./child-process";
import { scratchFolder } from "./scratch-folder";
import type { TestResult } from "./test-result";
import { readVitestReport } from "./vitest-report";

const VITEST = "node_modules/vitest/vitest.mjs";

/** Runs vitest with its output shown and counts what it reported. */
export async function runVitest(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<TestResult> {
  const { path: dir, remove } = await scratchFolder(tmpdir(), "crm-report");
  const file = path.join(dir, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runToEnd([VITEST, "run", ...reporters, ...args], { env, isShown: true });
  const report = await readFile(file, "utf8").catch(() => null);
  await remove();
  return readVitestReport(report, code);
}
