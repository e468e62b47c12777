// Loaded into every child process: ends it when the process that started it is gone, however that one died.
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  const parent = process.ppid;
  // Who started this one may be gone before it gets here, and its parent is a stranger by then.
  const starter = Number(process.env.STARTED_BY) || parent;
  process.env.STARTED_BY = String(process.pid);
  setInterval(() => {
    if (process.ppid === parent && isAlive(starter)) return;
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 10_000).unref();
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
