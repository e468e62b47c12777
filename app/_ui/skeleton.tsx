import { clsx } from "clsx";

export function Skeleton({ className }: { readonly className: string }) {
  return (
    <span
      aria-hidden
      className={clsx("block rounded-control bg-line motion-safe:animate-pulse", className)}
    />
  );
}

/** Rows with the geometry of `Item`. */
export function SkeletonRows({ label, rows = 2 }: { readonly label: string; readonly rows?: number }) {
  return (
    <div className="divide-y divide-line rounded-card border border-line bg-surface">
      <p className="sr-only">{label}</p>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="flex gap-4 p-4">
          <Skeleton className="size-11 shrink-0" />
          <div className="flex-1 space-y-2 py-1">
            <Skeleton className="h-4 w-40 max-w-full" />
            <Skeleton className="h-3 w-56 max-w-full" />
            <Skeleton className="h-3 w-28 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
