import type { ReactNode } from "react";

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-current/40 px-1 font-sans text-[0.6875rem] leading-4 opacity-90">
      {children}
    </kbd>
  );
}
