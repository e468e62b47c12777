/** What a worker that was killed sees of the world: nothing more. */
export class Crash extends Error {
  override readonly name = "Crash";
}

export type DiesWhen = "before" | "after";

/**
 * The life of one worker: it is killed at its n-th call of anything, either before that call reached the
 * other side or after it was done there but before the answer was seen.
 */
export class Life {
  calls = 0;
  #dead = false;
  readonly #diesAt: number;
  readonly #when: DiesWhen;

  constructor(diesAt = Number.POSITIVE_INFINITY, when: DiesWhen = "before") {
    this.#diesAt = diesAt;
    this.#when = when;
  }

  get isOver(): boolean {
    return this.#dead;
  }

  end(): void {
    this.#dead = true;
  }

  async call<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#dead) throw new Crash();
    this.calls += 1;
    const isLast = this.calls === this.#diesAt;
    if (isLast) this.#dead = true;
    if (isLast && this.#when === "before") throw new Crash();
    const answer = await work();
    if (this.#dead) throw new Crash();
    return answer;
  }

  /** The same object, as long as the worker lives. */
  guard<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== "function") return member;
        return (...args: unknown[]) =>
          this.call(async () => {
            const answer: unknown = await Reflect.apply(member, target, args);
            return answer;
          });
      },
    });
  }
}
