"use client";

import { usePathname } from "next/navigation";
import { useSyncExternalStore } from "react";

/** Asks for this same page again: who is signed out is sent to sign in first, and comes back here. */
export function SignInLink({ className }: { readonly className?: string }) {
  const pathname = usePathname();
  const search = useSyncExternalStore(
    () => () => undefined,
    () => window.location.search,
    () => "",
  );
  return (
    <a href={`${pathname}${search}`} className={className}>
      Sign in
    </a>
  );
}
