import { clsx } from "clsx";

export type ButtonTone = "primary" | "secondary" | "danger" | "quiet";

const TONES: Record<ButtonTone, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-line bg-surface text-ink hover:border-edge hover:bg-subtle",
  danger: "border-transparent bg-danger text-on-danger hover:opacity-90",
  quiet: "border-transparent text-muted hover:bg-subtle hover:text-ink",
};

/** For links that look like buttons. */
export function buttonClass(tone: ButtonTone = "secondary"): string {
  return clsx(
    "inline-flex min-h-10 items-center justify-center gap-2 rounded-control border px-3.5 py-1.5 text-sm font-medium motion-safe:transition-colors",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    TONES[tone],
  );
}
