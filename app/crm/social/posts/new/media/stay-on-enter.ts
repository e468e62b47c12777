import type { KeyboardEvent } from "react";

/** In these fields Enter would send the whole post. */
export function stayOnEnter(event: KeyboardEvent): void {
  if (event.key === "Enter") event.preventDefault();
}
