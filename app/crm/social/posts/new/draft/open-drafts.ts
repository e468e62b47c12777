const nameOf = (id: string) => `crm.instagram.draft.${id}`;

/** Marks a draft as open in this tab for as long as the tab lives; a browser without locks marks nothing. */
export function holdOpen(id: string, until: AbortSignal): void {
  const locks = locksOf();
  void locks
    ?.request(
      nameOf(id),
      { ifAvailable: true },
      () =>
        new Promise<void>((close) => {
          until.addEventListener("abort", () => close(), { once: true });
        }),
    )
    .catch(() => {});
}

/** A tab that is just closing lets go of its drafts a moment later. */
const LETTING_GO_MS = 250;
const ROUNDS = 5;

/** Whether a tab that is alive writes this draft, and goes on doing so. */
export async function isOpenElsewhere(id: string): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) await new Promise((done) => setTimeout(done, LETTING_GO_MS));
    const { held = [] } =
      (await locksOf()
        ?.query()
        .catch(() => null)) ?? {};
    if (!held.some(({ name }) => name === nameOf(id))) return false;
  }
  return true;
}

/** Only there in a secure context. */
function locksOf(): LockManager | undefined {
  return "locks" in navigator ? navigator.locks : undefined;
}
