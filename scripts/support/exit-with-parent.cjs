// Loaded into every child process: ends it when the process that started it is gone, however that one died.
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent) return;
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 10_000).unref();
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
