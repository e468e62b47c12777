export const TICK_MS = 15_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for every time on the page; a hidden tab catches up when it is looked at again. */
export function subscribeToTicks(onTick: () => void): () => void {
  listeners.add(onTick);
  if (timer === undefined) start();
  return () => {
    listeners.delete(onTick);
    if (listeners.size === 0) stop();
  };
}

function start(): void {
  timer = setInterval(tick, TICK_MS);
  document.addEventListener("visibilitychange", tick);
}

function stop(): void {
  clearInterval(timer);
  timer = undefined;
  document.removeEventListener("visibilitychange", tick);
}

function tick(): void {
  if (document.hidden) return;
  for (const listener of listeners) listener();
}
