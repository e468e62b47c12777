import { clsx } from "clsx";
import Link from "next/link";
import { SECTIONS, sectionState } from "@/app/_ui/sections";

/** The sections, with the one marked that this path belongs to. */
export function SectionLinks({ pathname }: { pathname: string }) {
  return (
    <nav aria-label="Social" className="-mx-2 flex gap-1">
      {SECTIONS.map(({ href, label }) => {
        const state = sectionState(href, pathname);
        return (
          <Link
            key={href}
            href={href}
            aria-current={state}
            className={clsx(
              "flex min-h-12 items-center border-b-2 px-2 text-sm font-medium -outline-offset-2",
              // Forced colours would underline all of them alike.
              state
                ? "border-accent text-ink forced-colors:border-[Highlight]"
                : "border-transparent text-muted hover:text-ink forced-colors:border-[Canvas]",
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
