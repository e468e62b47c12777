"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page anew when somebody comes back to its tab. */
export function useRefreshOnReturn(): void {
  const router = useRouter();
  useEffect(() => {
    const onChange = () => {
      // Asked without a network, the router would leave for the browser's own page about that.
      if (!document.hidden && navigator.onLine) router.refresh();
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
}
