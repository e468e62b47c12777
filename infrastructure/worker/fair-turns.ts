/**
 * Who may be served next: at most `perAccount` posts of one account at a time, and every account with work
 * gets a turn before any gets a second one. So 500 posts of one account do not hold up one of another.
 */
export class FairTurns {
  readonly #underWay = new Map<string, number>();
  #served = new Set<string>();

  constructor(private readonly perAccount: number) {}

  /** Accounts that have all they may have. */
  get full(): readonly string[] {
    return [...this.#underWay].flatMap(([account, count]) => (count >= this.perAccount ? [account] : []));
  }

  /** Accounts to pass over in this round. */
  get passedOver(): readonly string[] {
    return [...new Set([...this.#served, ...this.full])];
  }

  /** Nobody else has work: the next round may begin. */
  startRound(): void {
    this.#served = new Set();
  }

  get isRoundFresh(): boolean {
    return this.#served.size === 0;
  }

  begin(account: string): void {
    this.#served.add(account);
    this.#underWay.set(account, (this.#underWay.get(account) ?? 0) + 1);
  }

  end(account: string): void {
    const left = (this.#underWay.get(account) ?? 1) - 1;
    if (left > 0) this.#underWay.set(account, left);
    else this.#underWay.delete(account);
  }
}
