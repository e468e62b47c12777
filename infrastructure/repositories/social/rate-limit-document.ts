export interface RateLimitDocument {
  /** Action, person and start of the window. */
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Date;
}
