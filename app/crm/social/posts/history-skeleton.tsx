import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = ["first", "second", "third", "fourth"];

/** The filter and rows of the height that they will have. */
export function HistorySkeleton() {
  return (
    <div className="noscript:hidden">
      <p className="sr-only">Loading posts</p>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Skeleton className="h-16 w-44" />
        <Skeleton className="h-16 w-44" />
      </div>
      <div className="divide-y divide-line rounded-card border border-line bg-surface">
        {ROWS.map((row) => (
          <div key={row} className="flex items-start gap-4 p-4">
            <Skeleton className="size-14 shrink-0" />
            <div className="min-h-17 flex-1 space-y-2 py-1">
              <Skeleton className="h-4 w-64 max-w-full" />
              <Skeleton className="h-5 w-80 max-w-full" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
