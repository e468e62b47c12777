import type { ReactNode } from "react";

export function ItemList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
    >
      {children}
    </ul>
  );
}

interface ItemProps {
  readonly media: ReactNode;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

export function Item({ media, children, actions }: ItemProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4 sm:flex-nowrap">
      {media}
      <div className="min-w-0 flex-1">{children}</div>
      {actions && <div className="flex w-full flex-wrap gap-2 sm:w-auto sm:justify-end">{actions}</div>}
    </div>
  );
}
