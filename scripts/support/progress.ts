/** Says when `work` is done and how long it took. */
export async function withProgress<T>(work: Promise<T>, done: (result: T) => string): Promise<T> {
  const startedAt = Date.now();
  const result = await work;
  console.log(`✓ ${done(result)} (${seconds(startedAt)})`);
  return result;
}

export function say(sentence: string): void {
  console.log(`  ${sentence}`);
}

export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
