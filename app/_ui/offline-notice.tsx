"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { NoticeLine } from "@/app/_ui/notice-line";

/** Says that the browser has no connection, and what that leaves; once for all of a page. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(
    onConnection,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!isOnline && (
        <NoticeLine tone="warning" icon={WifiOff}>
          You are offline. You can go on reading and writing here, and scheduled posts still go out. Sending
          has to wait.
        </NoticeLine>
      )}
    </div>
  );
}

function onConnection(listener: () => void): () => void {
  const page = new AbortController();
  window.addEventListener("online", listener, { signal: page.signal });
  window.addEventListener("offline", listener, { signal: page.signal });
  return () => page.abort();
}
