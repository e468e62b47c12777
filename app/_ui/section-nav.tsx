"use client";

import { usePathname } from "next/navigation";
import { SectionLinks } from "@/app/_ui/section-links";

/** Stands under `<Suspense>`: of a page with parameters the path is only known once it is asked for. */
export function SectionNav() {
  return <SectionLinks pathname={usePathname()} />;
}
