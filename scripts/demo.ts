import { buildIfChanged } from "./support/build-app";
import { DRAIN_AT_MOST_MS, DRAINS_ITSELF, NEXT, NEXT_BANNER, runForever } from "./support/child-process";
import { checkEnvironment, loadEnvironment } from "./support/environment";
import { startLocalEnvironment } from "./support/local-environment";
import { say, withProgress } from "./support/progress";
import { runScript } from "./support/run-script";
import { waitUntilAnswers } from "./support/wait-until-answers";

await runScript(async () => {
  console.log("Starting the demo: a database, a local Meta, the app and its publish worker.");
  loadEnvironment();
  say("Building the app, if it changed…");
  const building = withProgress(buildIfChanged(), (state) =>
    state === "built" ? "App built" : "App unchanged since the last build",
  );
  const [local] = await Promise.all([startLocalEnvironment("demo"), building]);
  // What people should read stays on the screen; LOG_LEVEL=info shows the rest.
  const env = { ...local.env, LOG_LEVEL: process.env.LOG_LEVEL || "warn" };
  await checkEnvironment({ ...process.env, ...env });
  const args = [NEXT, "start", "-H", "127.0.0.1", "-p", String(local.port)];
  runForever(
    args,
    { ...env, ...DRAINS_ITSELF, NODE_ENV: "production" },
    {
      hiddenLines: NEXT_BANNER,
      killAfterMs: DRAIN_AT_MOST_MS,
    },
  );
  await withProgress(waitUntilAnswers(`http://127.0.0.1:${local.port}/login`), () => "App ready");
  console.log(`\nOpen  ${local.appUrl}\n`);
  say("Sign in, connect an account, write a post and watch it go live.");
  say("To see what happens when Meta fails: “Demo: make Meta misbehave”, at the foot of each page.");
  say("Ctrl-C stops everything.");
});
