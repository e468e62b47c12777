import type { Wire } from "@/app/crm/social/posts/new/media/upload/keep-trying";

export const browserWire: Wire = {
  isOnline: () => navigator.onLine,
  untilOnline: (signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const stop = new AbortController();
      const go = () => {
        stop.abort();
        resolve();
      };
      addEventListener("online", go, { signal: stop.signal });
      signal.addEventListener("abort", go, { signal: stop.signal });
    }),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal.addEventListener(
        "abort",
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    }),
};
