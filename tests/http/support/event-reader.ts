import { post as postSchema } from "@/app/api/_schemas/post";

/** One frame of a stream of server-sent events; a comment has no event. */
export interface Frame {
  readonly event: string | null;
  readonly data: string;
}

/** Reads server-sent events one by one, as a browser's EventSource would. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #rest = "";

  constructor({ body }: Response) {
    if (body === null) throw new Error("There is nothing to read");
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Null: the stream is over. */
  async next(): Promise<Frame | null> {
    while (!this.#rest.includes("\n\n")) {
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#rest += value;
    }
    const end = this.#rest.indexOf("\n\n");
    const lines = this.#rest.slice(0, end).split("\n");
    this.#rest = this.#rest.slice(end + 2);
    const field = (name: string) =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    return { event: field("event") ?? null, data: field("data") ?? "" };
  }

  /** The next post that is shown, or null when no more come. */
  async nextPost() {
    const frame = await this.next();
    return frame && postSchema.strict().parse(JSON.parse(frame.data));
  }

  async leave(): Promise<void> {
    await this.#reader.cancel();
  }
}
