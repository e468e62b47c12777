/** What is waited for comes in a second; on a busy machine later. */
export const PATIENCE_MS = 45_000;
