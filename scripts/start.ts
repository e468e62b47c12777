import { NEXT, runForever } from "./support/child-process";
import { checkEnvironment, loadEnvironment } from "./support/environment";
import { runScript } from "./support/run-script";

await runScript(async () => {
  loadEnvironment();
  const env = { APP_MODE: "production", NODE_ENV: "production" } as const;
  await checkEnvironment({ ...process.env, ...env });
  runForever([NEXT, "start", "-p", process.env.PORT || "3000"], env);
});
