/** Lends out memory before it is taken, first come, first served. What wants more than all of it runs alone. */
export class MemoryBudget {
  #free: number;
  readonly #waiting: { readonly bytes: number; readonly begin: () => void }[] = [];

  constructor(private readonly total: number) {
    this.#free = total;
  }

  /** Begins once there is room for `bytes`, as they were estimated. */
  async lend<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    const share = Math.min(bytes, this.total);
    await new Promise<void>((begin) => {
      this.#waiting.push({ bytes: share, begin });
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#free += share;
      this.#admit();
    }
  }

  /** In order: a large piece is not kept waiting by small ones that came later. */
  #admit(): void {
    for (let next = this.#waiting[0]; next && next.bytes <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.bytes;
      next.begin();
    }
  }
}
