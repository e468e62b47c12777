import { NEXT, runForever } from "./support/child-process";
import { checkEnvironment, loadEnvironment } from "./support/environment";
import { startLocalEnvironment } from "./support/local-environment";
import { runScript } from "./support/run-script";

await runScript(async () => {
  loadEnvironment(true);
  const local = await startLocalEnvironment("development");
  await checkEnvironment({ ...process.env, ...local.env });
  runForever([NEXT, "dev", "-H", "127.0.0.1", "-p", String(local.port)], {
    ...local.env,
    NODE_ENV: "development",
  });
  console.log(`Open  ${local.appUrl}`);
});
