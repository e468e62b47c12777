import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { endsWithUs } from "@/scripts/support/child-process";

/** `npm run worker`, with exactly this environment beside PATH and HOME. */
export function startWorker(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      ...env,
      ...endsWithUs(),
    },
    stdio: "inherit",
  });
}

/** Asks it to stop and waits for it; answers its exit code. */
export async function stopWorker(worker: ChildProcess): Promise<number | null> {
  if (worker.exitCode !== null || worker.signalCode !== null) return worker.exitCode;
  const gone = once(worker, "exit");
  worker.kill("SIGTERM");
  await gone;
  return worker.exitCode;
}
