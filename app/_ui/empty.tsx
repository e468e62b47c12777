import type { ReactNode } from "react";

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly heading?: "h1" | "h2";
}

export function Empty({ icon, title, children, action, heading: Heading = "h2" }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-line bg-surface px-6 py-12 text-center">
      <span className="flex size-12 items-center justify-center rounded-card bg-accent-soft text-accent">
        {icon}
      </span>
      <Heading className="font-semibold">{title}</Heading>
      <p className="max-w-md text-muted text-balance">{children}</p>
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
