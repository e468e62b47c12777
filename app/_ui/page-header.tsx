import type { ReactNode } from "react";

interface PageHeaderProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Its heading takes focus where what had focus is gone. */
export const PAGE_TITLE_ID = "page-title";

export function PageHeader({ title, children, action }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 id={PAGE_TITLE_ID} tabIndex={-1} className="text-heading font-semibold tracking-tight">
          {title}
        </h1>
        {children && <p className="mt-1 max-w-xl text-muted">{children}</p>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </header>
  );
}
