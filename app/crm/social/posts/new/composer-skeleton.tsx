import { Skeleton } from "@/app/_ui/skeleton";

export function ComposerSkeleton() {
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <p className="sr-only">Loading the composer</p>
      <div className="space-y-6">
        <Skeleton className="h-16" />
        <Skeleton className="h-44" />
        <Skeleton className="h-24" />
        <Skeleton className="h-44" />
        <Skeleton className="h-10 w-40" />
      </div>
      <Skeleton className="hidden h-112 lg:block" />
    </div>
  );
}
