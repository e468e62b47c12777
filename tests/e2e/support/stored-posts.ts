import { ObjectId } from "mongodb";
import { createDatabase, posts } from "@/infrastructure/database/mongo";
import type { Stage } from "@/tests/e2e/support/stage";

/** What would take minutes or Meta's silence to come about, written down as a worker would leave it. */
export class StoredPosts {
  readonly #posts;

  constructor({ env }: Stage) {
    const { MONGODB_URI: uri = "", MONGODB_DB: dbName = "" } = env;
    this.#posts = posts(createDatabase({ uri, dbName }));
  }

  /**
   * As if Meta had never told that this live post is live. Whoever was just reading its numbers can let go of it no
   * more, because of the new version: what they held of it is let go of here, as a worker does that is done.
   */
  async leaveUnconfirmed(id: string): Promise<void> {
    await this.#set(id, {
      status: "unconfirmed",
      platformPostId: null,
      permalink: null,
      publishedAt: null,
      dueAt: null,
      upkeepDueAt: null,
      leaseUntil: new Date(0),
    });
  }

  /** As if its first numbers had been read this long ago. */
  async ageFirstReading(id: string, ms: number): Promise<void> {
    await this.#set(id, { "metrics.0.collectedAt": new Date(Date.now() - ms) });
  }

  /** As if whoever works on it had not been heard of for as long as a lease lasts. */
  async endLease(id: string): Promise<void> {
    const now = new Date();
    await this.#set(id, { leaseUntil: now, dueAt: now });
  }

  async #set(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#posts.updateOne({ _id: new ObjectId(id) }, { $set: fields, $inc: { version: 1 } });
  }
}
