"use client";

import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { LoadError } from "@/app/_ui/load-error";

/**
 * For a layout that fails. Next's own page for this brings a style element along, which the content security
 * policy refuses.
 */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>CRM</title>
        <main className="mx-auto max-w-xl px-4 py-16">
          <LoadError title="This page could not be loaded" retry={retry} />
        </main>
      </body>
    </html>
  );
}
