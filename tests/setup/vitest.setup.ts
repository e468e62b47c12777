import { format } from "node:util";
import { afterEach, beforeEach, vi } from "vitest";

const stray: string[] = [];

beforeEach(() => {
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      stray.push(`console.${method}: ${format(...words)}`);
    });
  }
});

afterEach(() => {
  const heard = stray.splice(0);
  if (heard.length > 0) throw new Error(`A test was not silent:\n${heard.join("\n")}`);
});
