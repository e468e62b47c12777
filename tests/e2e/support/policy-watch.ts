import type { BrowserContext } from "playwright-core";

const REPORT = /Content[ -]Security[ -]Policy/i;

/** Hears what browsers refuse by a page's content security policy: the console has it, with scripts or without. */
export class PolicyWatch {
  readonly #reports: string[] = [];

  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error" && REPORT.test(message.text()))
        this.#reports.push(`${message.page()?.url()}: ${message.text()}`);
    });
  }

  /** @throws with every report so far */
  assertNothingRefused(): void {
    if (this.#reports.length > 0) throw new Error(`The browser refused:\n${this.#reports.join("\n")}`);
  }
}
