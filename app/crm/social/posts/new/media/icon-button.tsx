import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { buttonClass } from "@/app/_ui/button-class";

interface IconButtonProps extends ComponentProps<"button"> {
  readonly "aria-label": string;
  /** Keeps its focus, unlike one that is disabled. */
  readonly idle?: boolean;
}

export function IconButton({ idle = false, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-disabled={idle}
      className={clsx(
        buttonClass("quiet"),
        "min-w-10 cursor-pointer px-2 aria-disabled:cursor-default aria-disabled:opacity-40",
        className,
      )}
    />
  );
}
