import { DRAIN_AT_MOST_MS, DRAINS_ITSELF, NEXT, NEXT_BANNER, runForever } from "./support/child-process";
import { checkEnvironment, loadEnvironment } from "./support/environment";
import { readPort } from "./support/read-port";
import { runScript } from "./support/run-script";

await runScript(async () => {
  loadEnvironment();
  const env = { APP_MODE: "production", NODE_ENV: "production", ...DRAINS_ITSELF } as const;
  await checkEnvironment({ ...process.env, ...env });
  const port = readPort("PORT") ?? 3000;
  runForever([NEXT, "start", "-p", String(port)], env, {
    hiddenLines: NEXT_BANNER,
    killAfterMs: DRAIN_AT_MOST_MS,
  });
});
