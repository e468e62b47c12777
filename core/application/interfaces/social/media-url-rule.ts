/** Which addresses of media elsewhere may be given to the platform. */
export interface MediaUrlRule {
  /** A sentence for the person when the platform could not fetch this address or we may not name it; else null. */
  problemWith(url: string): string | null;
}
