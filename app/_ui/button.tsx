"use client";

import { clsx } from "clsx";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonTone, buttonClass } from "@/app/_ui/button-class";
import { Spinner } from "@/app/_ui/spinner";

interface ButtonProps extends ComponentProps<"button"> {
  readonly tone?: ButtonTone;
  /** Makes way for the spinner while busy, so that the button keeps its width. */
  readonly icon?: ReactNode;
  readonly busy?: boolean;
}

/**
 * The second half of a double click presses nothing: what the first half did may have put another button under
 * the pointer.
 */
export function Button({ tone = "secondary", icon, busy = false, onClick, className, ...rest }: ButtonProps) {
  const { children, type = "button", ...attributes } = rest;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || event.detail > 1) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...attributes}
      type={type}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={press}
      className={clsx(buttonClass(tone), "cursor-pointer aria-disabled:cursor-progress", className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
