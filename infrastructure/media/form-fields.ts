import { z } from "zod";
import type { ImageWish } from "@/core/application/interfaces/social/media-store";
import { AppError, type FieldIssue } from "@/core/domain/errors";

const SCHEMAS = {
  fit: z.enum(["crop", "pad"]),
  ratio: z.enum(["1:1", "4:5", "1.91:1", "original"]),
} as const;
const MAX_NAME = 60;

/** What has been seen of the form so far, and everything that is wrong with it. */
export class FormFields {
  readonly #values = new Map<string, string>();
  readonly #issues: FieldIssue[] = [];
  #files = 0;

  /** False when this part must not be kept. */
  addFile(part: string | undefined): boolean {
    if (part !== "file") {
      this.#unknown(part);
      return false;
    }
    this.#files += 1;
    if (this.#files === 2) this.addIssue("file", "too_many_files", "Upload one file at a time");
    return this.#files === 1;
  }

  addField(part: string | undefined, value: string): void {
    if (part === "file") this.addIssue("file", "not_a_file", "This part must be a file with a name");
    else if (part !== "fit" && part !== "ratio") this.#unknown(part);
    else if (this.#values.has(part)) this.addIssue(part, "repeated", "This field may appear once");
    else this.#values.set(part, value);
  }

  addIssue(path: string, rule: string, message: string): void {
    this.#issues.push({ path, rule, message });
  }

  /** @throws AppError `invalid_request` with every issue of the form. */
  wish(): ImageWish {
    const fit = SCHEMAS.fit.safeParse(this.#values.get("fit") ?? "crop");
    const ratio = SCHEMAS.ratio.safeParse(this.#values.get("ratio") ?? "original");
    if (!fit.success) this.#wrongChoice("fit", SCHEMAS.fit.options);
    if (!ratio.success) this.#wrongChoice("ratio", SCHEMAS.ratio.options);
    if (this.#files === 0 && !this.#issues.some(({ path }) => path === "file")) {
      this.addIssue("file", "required", "Choose a file to upload");
    }
    if (this.#issues.length > 0 || !fit.success || !ratio.success) {
      throw new AppError("invalid_request", "The upload form is not valid", { issues: this.#issues });
    }
    return { fit: fit.data, ratio: ratio.data };
  }

  #unknown(part: string | undefined): void {
    this.addIssue((part ?? "").slice(0, MAX_NAME), "unknown_key", "This field is not known here");
  }

  #wrongChoice(path: string, options: readonly string[]): void {
    const limit = options.join(", ");
    this.#issues.push({ path, rule: "invalid_value", message: `Choose one of ${limit}`, limit });
  }
}
