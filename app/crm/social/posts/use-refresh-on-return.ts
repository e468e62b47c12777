"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page anew when somebody comes back to its tab. */
export function useRefreshOnReturn(): void {
  const router = useRouter();
  useEffect(() => {
    const onChange = () => {
      if (!document.hidden) router.refresh();
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
}
