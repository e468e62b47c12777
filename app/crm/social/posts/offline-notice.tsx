"use client";

import { WifiOff } from "lucide-react";
import { useOnline } from "@/app/crm/social/posts/use-online";

export function OfflineNotice() {
  const isOnline = useOnline();
  return (
    <div role="status" className="contents">
      {!isOnline && (
        <p className="sticky top-2 z-10 mb-4 flex items-center gap-2 rounded-card border border-warning-line bg-warning-soft px-4 py-3 text-sm font-medium text-warning">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          You are offline. This page goes on by itself when you are back.
        </p>
      )}
    </div>
  );
}
