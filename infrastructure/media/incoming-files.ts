import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BusboyFileStream } from "@fastify/busboy";

export interface IncomingFile {
  readonly name: string;
  readonly stream: BusboyFileStream;
}

/** The files of a form on their way to the disk. */
export class IncomingFiles {
  readonly #open = new Set<Promise<void>>();
  readonly #all: (IncomingFile & { readonly saved: Promise<void> })[] = [];
  readonly #stop = new AbortController();

  /** `endedEarly` makes the failure of a sender who broke off. */
  constructor(private readonly endedEarly: (cause: unknown) => Error) {}

  /** Aborts with what kept a file from being saved. */
  get failed(): AbortSignal {
    return this.#stop.signal;
  }

  get first(): IncomingFile | undefined {
    return this.#all[0];
  }

  add(name: string, stream: BusboyFileStream, disk: Writable): void {
    const saved = this.#save(stream, disk).finally(() => this.#open.delete(saved));
    saved.catch((failure: unknown) => this.#stop.abort(failure));
    this.#open.add(saved);
    this.#all.push({ name, stream, saved });
  }

  /** Null: nothing is being saved. */
  saving(): Promise<unknown> | null {
    return this.#open.size === 0 ? null : Promise.all(this.#open);
  }

  async saved(): Promise<void> {
    await Promise.all(this.#all.map(({ saved }) => saved));
  }

  async giveUp(): Promise<void> {
    for (const { stream } of this.#all) stream.destroy();
    await Promise.allSettled(this.#all.map(({ saved }) => saved));
  }

  /** Whichever end fails first is to blame: `pipeline` then passes its error on to the other. */
  async #save(stream: BusboyFileStream, disk: Writable): Promise<void> {
    let diskFailed: boolean | undefined;
    stream.once("error", () => {
      diskFailed ??= false;
    });
    disk.once("error", () => {
      diskFailed ??= true;
    });
    await pipeline(stream, disk).catch((failure: unknown) => {
      throw diskFailed === true ? failure : this.endedEarly(failure);
    });
  }
}
