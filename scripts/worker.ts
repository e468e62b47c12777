import { checkEnvironment, loadEnvironment } from "./support/environment";
import { runScript } from "./support/run-script";
import { findRunning } from "./support/running";
import { onStopSignal } from "./support/stop-signal";

await runScript(async () => {
  loadEnvironment();
  const running = process.env.MONGODB_URI ? null : await findRunning();
  Object.assign(process.env, running ? running.env : { APP_MODE: "production" });
  await checkEnvironment(process.env);
  const { runWorker } = await import("@/infrastructure/worker/worker-main");
  const worker = await runWorker();
  onStopSignal(() => worker.stop());
});
