import { AppError, type FieldIssue } from "@/core/domain/errors";
import type { ImageShape } from "@/core/domain/marketing/media";
import { readWish, type WishField } from "@/infrastructure/media/image-wish";

const MAX_NAME = 60;

/** What has been seen of the form so far, and everything that is wrong with it. */
export class FormFields {
  readonly #values = new Map<string, string>();
  readonly #issues: FieldIssue[] = [];
  #files = 0;
  #tooManyParts = false;

  /** `known`: the parts that this form may have beside `file`. */
  constructor(private readonly known: readonly WishField[]) {}

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
    const field = this.known.find((name) => name === part);
    if (part === "file") this.addIssue("file", "not_a_file", "This part must be a file with a name");
    else if (field === undefined) this.#unknown(part);
    else if (this.#values.has(field)) this.addIssue(field, "repeated", "This field may appear once");
    else this.#values.set(field, value);
  }

  addIssue(path: string, rule: string, message: string, limit?: number): void {
    this.#issues.push({ path, rule, message, ...(limit === undefined ? {} : { limit }) });
  }

  /** What follows is not looked at any more: a file may be in it. */
  addTooManyParts(limit: number): void {
    this.#tooManyParts = true;
    this.addIssue("", "too_many_parts", `The form has too many parts: it may have up to ${limit}`, limit);
  }

  get tooManyParts(): boolean {
    return this.#tooManyParts;
  }

  /** @throws AppError `invalid_request` with every issue of the form. */
  wish(): ImageShape {
    const reading = readWish(Object.fromEntries(this.#values));
    if ("issues" in reading) this.#issues.push(...reading.issues);
    if (this.#files === 0 && !this.#tooManyParts && !this.#issues.some(({ path }) => path === "file")) {
      this.addIssue("file", "required", "Choose a file to upload");
    }
    if (this.#issues.length > 0 || "issues" in reading) {
      throw new AppError("invalid_request", "The upload form is not valid", { issues: this.#issues });
    }
    return reading.wish;
  }

  #unknown(part: string | undefined): void {
    this.addIssue((part ?? "").slice(0, MAX_NAME), "unknown_key", "This field is not known here");
  }
}
