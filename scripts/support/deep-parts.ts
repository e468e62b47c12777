import { buildIfChanged } from "./build-app";
import { runMutation } from "./mutation";
import { environmentOf } from "./run-steps";
import { runSimulations, SIMULATED_HISTORIES } from "./simulation-batches";
import type { TestStep } from "./test-checks";
import type { TestDatabase } from "./test-database";
import { runVitest } from "./vitest-step";

const CRASH = ["--config", "vitest.crash.config.ts", "--mode", "deep"];
const LOAD = ["--config", "vitest.e2e.config.ts", "--mode", "deep", "tests/e2e/load.test.ts"];
const UPLOADS = ["--config", "vitest.e2e.config.ts", "--mode", "deep", "tests/e2e/uploads.test.ts"];

export interface DeepPart extends TestStep {
  /** What to call it by: `npm run test:deep crash`. */
  readonly id: string;
}

/** What takes longer than `npm test` may; in the order in which it runs. */
export function deepParts(database: TestDatabase): readonly DeepPart[] {
  const env = environmentOf(database);
  const crash = (file: string) => () => runVitest([...CRASH, `tests/crash/${file}.crash.ts`], env);
  return [
    {
      id: "crash",
      name: "a worker killed at every call of Meta and every write, for every kind of post",
      run: crash("killed-worker-sweep"),
    },
    {
      id: "simulation",
      name: `${SIMULATED_HISTORIES} simulated histories, and every death of the simulated worker`,
      run: () => runSimulations(env),
    },
    { id: "workers", name: "two workers on 500 posts, and fairness", run: crash("many-posts") },
    { id: "database", name: "the database away for a minute", run: crash("database-away") },
    {
      id: "uploads",
      name: "videos of 300 MB, cut and resumed, two at once, in 64 MB of memory",
      run: async () => {
        await buildIfChanged();
        return await runVitest(UPLOADS, env);
      },
    },
    {
      id: "load",
      name: "200 reads a second beside 4 pictures, 2 videos and 500 streams, and beside 2,000 streams",
      run: async () => {
        await buildIfChanged();
        return await runVitest(LOAD, env);
      },
    },
    { id: "mutation", name: "mutation testing of the publishing rules", run: () => runMutation() },
  ];
}
