import { inject, onTestFinished, vi } from "vitest";
import type { Answer } from "./answer";
import { Browser } from "./browser";
import { filesUnder, type Place } from "./leaks";
import { everythingStored, type Scene } from "./scene";

const printed: string[] = [];

/** Everything that left the process or was kept, except what Meta itself was sent. */
export async function everyPlace({ logLines, db }: Pick<Scene, "logLines" | "db">): Promise<Place[]> {
  const folder = inject("databaseDir");
  return [
    { name: "log", content: logLines.join("\n") },
    { name: "standard output", content: printed.join("\n") },
    { name: "answers", content: Browser.answers.map(shownBy).join("\n") },
    { name: "documents", content: await everythingStored(db) },
    ...(folder === null ? [] : await filesUnder(folder)),
  ];
}

function shownBy({ headers, text }: Answer): string {
  return [...headers]
    .map((pair) => pair.join(": "))
    .concat(text)
    .join("\n");
}

/** Until the test ends, what is printed is kept instead. */
export function listenToOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, "write").mockImplementation((chunk) => printed.push(String(chunk)) > 0);
    onTestFinished(() => spy.mockRestore());
  }
}
