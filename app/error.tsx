"use client";

import { LoadError } from "@/app/_ui/load-error";

/** For what no screen of its own catches. */
export default function AppError({ retry }: { readonly retry: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <LoadError title="This page could not be loaded" retry={retry} />
    </main>
  );
}
