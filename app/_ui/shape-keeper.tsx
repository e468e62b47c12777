import { clsx } from "clsx";

interface ShapeKeeperProps {
  /** Width divided by height. */
  readonly ratio: number;
  /** Which side is given: `h-auto w-full` or `h-full w-auto`. */
  readonly className: string;
}

/**
 * Keeps room of this shape for what is laid over it: an empty drawing with these sides. An `aspect-ratio` would
 * be a `style` attribute in the server's HTML, which a content security policy without inline styles refuses.
 */
export function ShapeKeeper({ ratio, className }: ShapeKeeperProps) {
  return <svg aria-hidden viewBox={`0 0 ${ratio} 1`} className={clsx("block", className)} />;
}
