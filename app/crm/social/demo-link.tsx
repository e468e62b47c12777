import { FlaskConical } from "lucide-react";
import { connection } from "next/server";
import { Suspense } from "react";
import { demoPanelAddress } from "@/app/crm/social/depends";

/** The way to the demo's faults; nothing in production. */
export function DemoLink() {
  return (
    <Suspense fallback={null}>
      <PanelLink />
    </Suspense>
  );
}

async function PanelLink() {
  await connection();
  const address = demoPanelAddress();
  if (address === null) return null;
  return (
    <footer className="mx-auto max-w-5xl px-4 pb-8 text-sm text-muted">
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        className="inline-flex min-h-6 items-center gap-1.5 underline-offset-4 hover:text-ink hover:underline"
      >
        <FlaskConical aria-hidden className="size-4 shrink-0" />
        Demo: make Meta misbehave
      </a>
    </footer>
  );
}
