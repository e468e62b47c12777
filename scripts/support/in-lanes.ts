/** Runs all of them, at most `lanes` at once, in their order; answers in their order too. */
export async function inLanes<Answer>(
  lanes: number,
  jobs: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = jobs.entries();
  const lane = async (): Promise<void> => {
    for (const [place, job] of waiting) answers[place] = await job();
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
  return answers;
}
