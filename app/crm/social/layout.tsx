import { type ReactNode, Suspense } from "react";
import { SectionLinks } from "@/app/_ui/section-links";
import { SectionNav } from "@/app/_ui/section-nav";
import { DemoLink } from "@/app/crm/social/demo-link";
import { NoticesSpace, PageNotices } from "@/app/crm/social/page-notices";

export default function SocialLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="sr-only z-10 rounded-control bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-5xl items-center gap-x-6 px-4 sm:gap-x-8">
          <p className="font-semibold tracking-tight">
            CRM <span className="hidden font-normal text-muted sm:inline">Social</span>
          </p>
          <Suspense fallback={<SectionLinks pathname="" />}>
            <SectionNav />
          </Suspense>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-4 pb-8">
        <NoticesSpace>
          <Suspense fallback={null}>
            <PageNotices />
          </Suspense>
        </NoticesSpace>
        {children}
      </main>
      <DemoLink />
    </>
  );
}
