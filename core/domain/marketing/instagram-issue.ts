/** One rule of the platform that a post breaks, in a sentence for the person who writes it. */
export interface PostIssue {
  /** The field, as in the request: `caption`, `media.0.altText`. */
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly limit?: number | string;
}

export function issue(path: string, rule: string, message: string, limit?: number | string): PostIssue {
  return { path, rule, message, ...(limit === undefined ? {} : { limit }) };
}

/** Item 3 of a carousel by its number; nothing where there is only one. */
export function namedItem(index: number, count: number, message: string): string {
  return count > 1 ? `Item ${index + 1}: ${message}` : message;
}
