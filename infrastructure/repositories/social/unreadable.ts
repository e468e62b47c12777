import type { z } from "zod/v4";

/** A stored document that this version cannot read: which one, and which of its fields; never what they hold. */
export interface UnreadableDocument {
  readonly collection: string;
  readonly id: string;
  readonly fields: readonly string[];
}

export type OnUnreadable = (document: UnreadableDocument) => void;

const NOBODY: OnUnreadable = () => undefined;
const MOST_FIELDS = 5;

/**
 * Reads documents one by one. One that does not parse (a field lost, a value of a newer version after a rollback)
 * is told of and hurts only itself: whoever reads a list goes on with the others.
 */
export class DocumentReader<Schema extends z.ZodType> {
  constructor(
    private readonly collection: string,
    private readonly schema: Schema,
    private readonly onUnreadable: OnUnreadable = NOBODY,
  ) {}

  /** Null for a document that does not parse. */
  read(found: unknown): z.output<Schema> | null {
    const parsed = this.schema.safeParse(found);
    if (parsed.success) return parsed.data;
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "")));
    this.onUnreadable({
      collection: this.collection,
      id: idOf(found),
      fields: [...fields].slice(0, MOST_FIELDS),
    });
    return null;
  }

  /** Those that parse. */
  readAll(found: readonly unknown[]): z.output<Schema>[] {
    return found.flatMap((document) => this.read(document) ?? []);
  }
}

function idOf(found: unknown): string {
  return typeof found === "object" && found !== null && "_id" in found ? String(found._id) : "";
}
