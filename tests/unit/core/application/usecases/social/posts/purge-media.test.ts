import { describe, expect, it } from "vitest";
import { DeletePostUseCase } from "@/core/application/usecases/social/posts/delete-post";
import { PurgeMediaUseCase } from "@/core/application/usecases/social/posts/purge-media";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { POST_STATUSES, type Post } from "@/core/domain/marketing/post";
import { aMediaItem, aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** One owner's uploads and posts, and the purge over them. */
class Scene {
  readonly clock = new ManualClock();
  readonly media = new MemoryMediaStore();
  readonly posts = new MemoryPostRepository();
  readonly connections = new MemorySocialAuthService(this.clock);
  readonly lines: string[] = [];
  readonly #hear = (event: string): void => void this.lines.push(event);
  readonly logger = { debug: this.#hear, info: this.#hear, warn: this.#hear, error: this.#hear };
  readonly #purge = new PurgeMediaUseCase(this.media, this.posts, this.connections, this.logger);

  async upload(over: Partial<StoredMedia> = {}): Promise<StoredMedia> {
    const createdAt = this.clock.now();
    const { id } = await this.media.put(aStoredMedia({ createdAt, ...over }), content());
    if (over.purpose === undefined)
      await this.media.setThumbnail(id, aStoredMedia({ createdAt, purpose: "thumbnail" }), content());
    return (await this.media.find(id)) ?? aStoredMedia();
  }

  async post(
    { id }: StoredMedia,
    change: Partial<Post>,
    as: "mediaId" | "coverMediaId" = "mediaId",
  ): Promise<Post> {
    const media = [aMediaItem({ [as]: id, url: as === "mediaId" ? null : "https://example.com/sea.mp4" })];
    const { post } = await this.posts.insert(aNewPost({ media }), this.clock.now());
    return (await this.posts.replace(post, { ...post, ...change }, this.clock.now())) ?? post;
  }

  publish(media: StoredMedia): Promise<Post> {
    return this.post(media, { status: "published", publishedAt: this.clock.now(), nextAttemptAt: null });
  }

  /** Every hour, as if a worker were running. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += HOUR) await this.#purge.execute(this.clock.advance(HOUR));
  }

  purge(): Promise<number> {
    return this.#purge.execute(this.clock.now());
  }

  async state({ id, thumbnailId }: StoredMedia): Promise<"whole" | "emptied" | "gone"> {
    const [facts, bytes] = [await this.media.find(id), await this.media.open(id)];
    const thumbnail = thumbnailId === null ? null : await this.media.open(thumbnailId);
    if (facts === null && bytes === null && thumbnail === null) return "gone";
    if (facts?.purgedAt && bytes === null && thumbnail !== null) return "emptied";
    if (facts !== null && bytes !== null) return "whole";
    throw new Error("Something is left of a file that is half gone");
  }
}

async function* content(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("0123456789");
}

describe("the file that a picture was made of", () => {
  const withOriginal = async (scene: Scene) => {
    const original = await scene.upload({ purpose: "original" });
    const shape = { use: "feed", fit: "crop", ratio: "original" } as const;
    const rendition = { originalId: original.id, width: 900, height: 2000, shape };
    const upload = () => scene.upload({ purpose: "upload", rendition });
    return { original, upload, first: await upload() };
  };

  it("goes with the last picture, that nobody wanted", async () => {
    const scene = new Scene();
    const { original, first } = await withOriginal(scene);
    await scene.pass(DAY + HOUR);
    expect([await scene.state(first), await scene.state(original)]).toEqual(["gone", "gone"]);
  });

  it("stays for a draft, whatever became of its other shapes", async () => {
    const scene = new Scene();
    const { original, upload, first } = await withOriginal(scene);
    await scene.post(await upload(), { status: "draft" });
    await scene.pass(40 * DAY);
    expect([await scene.state(first), await scene.state(original)]).toEqual(["gone", "whole"]);
  });

  it("goes when what was published of it has lost its bytes", async () => {
    const scene = new Scene();
    const { original, first } = await withOriginal(scene);
    await scene.publish(first);
    await scene.pass(33 * DAY);
    expect([(await scene.media.find(first.id))?.purgedAt, await scene.state(original)]).toEqual([
      expect.any(Date),
      "gone",
    ]);
  });
});

describe("an upload", () => {
  it("that no post ever showed is gone after a day, with its thumbnail", async () => {
    const scene = new Scene();
    const upload = await scene.upload();
    await scene.pass(DAY);
    expect(await scene.state(upload)).toBe("whole");
    await scene.pass(HOUR);
    expect(await scene.state(upload)).toBe("gone");
    expect(scene.lines).toEqual(["media_purged"]);
  });

  it("loses its original 30 days after publishing, and keeps its thumbnail", async () => {
    const scene = new Scene();
    const upload = await scene.upload();
    await scene.publish(upload);
    await scene.pass(30 * DAY);
    expect(await scene.state(upload)).toBe("whole");
    await scene.pass(2 * DAY);
    expect(await scene.state(upload)).toBe("emptied");
    await scene.pass(90 * DAY);
    expect(await scene.state(upload)).toBe("emptied");
    expect(scene.lines).toEqual(["media_purged"]);
  });

  it("counts from the last of the posts that show it", async () => {
    const scene = new Scene();
    const upload = await scene.upload();
    await scene.publish(upload);
    await scene.pass(20 * DAY);
    await scene.publish(upload);
    await scene.pass(29 * DAY);
    expect(await scene.state(upload)).toBe("whole");
    await scene.pass(3 * DAY);
    expect(await scene.state(upload)).toBe("emptied");
  });

  it.each(POST_STATUSES.filter((status) => status !== "published"))(
    "of a post that is %s stays whole, however old the post is",
    async (status) => {
      const scene = new Scene();
      const upload = await scene.upload();
      await scene.publish(upload);
      await scene.post(upload, { status, publishedAt: scene.clock.now() });
      await scene.pass(40 * DAY);
      expect(await scene.state(upload)).toBe("whole");
    },
  );

  it("that is a cover is as wanted as any other", async () => {
    const scene = new Scene();
    const cover = await scene.upload();
    await scene.post(cover, { status: "scheduled" }, "coverMediaId");
    await scene.pass(3 * DAY);
    expect(await scene.state(cover)).toBe("whole");
  });

  it("is saved by whoever submits it while it is being purged", async () => {
    const scene = new Scene();
    const [unused, old] = [await scene.upload(), await scene.upload()];
    await scene.publish(old);
    scene.clock.advance(40 * DAY);
    const { usesOf } = scene.posts;
    scene.posts.usesOf = async (ids) => {
      const uses = await usesOf.call(scene.posts, ids);
      await scene.media.touch([unused.id, old.id], scene.clock.now());
      return uses;
    };
    expect(await scene.purge()).toBe(0);
    expect([await scene.state(unused), await scene.state(old)]).toEqual(["whole", "whole"]);
  });

  it("that cannot be deleted keeps no other", async () => {
    const scene = new Scene();
    const [stuck, next] = [await scene.upload(), await scene.upload()];
    const { deleteUntouched } = scene.media;
    scene.media.deleteUntouched = async (id, before) => {
      if (id === stuck.id) throw new Error("The storage is away");
      return await deleteUntouched.call(scene.media, id, before);
    };
    await scene.pass(DAY + HOUR);
    expect([await scene.state(stuck), await scene.state(next)]).toEqual(["whole", "gone"]);
    expect(scene.lines).toEqual(["media_not_purged", "media_purged"]);
  });

  it("is one of at most 200 in a run, and the rest go with the next", async () => {
    const scene = new Scene();
    for (let count = 0; count < 201; count += 1) await scene.upload({ purpose: "upload" });
    scene.clock.advance(2 * DAY);
    expect([await scene.purge(), await scene.purge(), await scene.purge()]).toEqual([200, 1, 0]);
  });
});

describe("what is still wanted", () => {
  const OLD = new Date("2026-12-31T00:00:00.000Z");

  it("stands in nobody's way: it is looked at again a day later", async () => {
    const scene = new Scene();
    for (let count = 0; count < 200; count += 1) await scene.post(await scene.upload(), { status: "draft" });
    scene.clock.advance(HOUR);
    const unused = await scene.upload();
    scene.clock.advance(2 * DAY);
    expect([await scene.purge(), await scene.purge()]).toEqual([0, 1]);
    expect(await scene.state(unused)).toBe("gone");
  });

  it("is looked at again a month later once its bytes are gone", async () => {
    const scene = new Scene();
    await scene.publish(await scene.upload());
    await scene.pass(32 * DAY);
    scene.clock.advance(31 * DAY);
    expect(await scene.media.listEmptied(OLD, 10)).toHaveLength(1);
    await scene.purge();
    expect(await scene.media.listEmptied(OLD, 10)).toEqual([]);
  });
});

describe("deleting a post", () => {
  it("needs nothing more: its uploads go a day later, unless another post shows them", async () => {
    const scene = new Scene();
    const [own, shared] = [await scene.upload(), await scene.upload()];
    const media = [own, shared].map(({ id }) => aMediaItem({ mediaId: id, url: null }));
    const { post } = await scene.posts.insert(aNewPost({ media, status: "draft" }), scene.clock.now());
    await scene.post(shared, { status: "draft" });
    await scene.pass(3 * DAY);
    const never = () => {
      throw new Error("Nothing is live");
    };
    await new DeletePostUseCase(
      scene.posts,
      scene.connections,
      never,
      scene.logger,
      new ManualClock(),
    ).execute(post);
    await scene.pass(2 * DAY);
    expect([await scene.state(own), await scene.state(shared)]).toEqual(["gone", "whole"]);
  });

  it("takes the thumbnail of an original that went before it, a month later at the latest", async () => {
    const scene = new Scene();
    const upload = await scene.upload();
    const post = await scene.publish(upload);
    await scene.pass(32 * DAY);
    expect(await scene.state(upload)).toBe("emptied");
    await scene.posts.remove(post);
    await scene.pass(30 * DAY);
    expect(await scene.state(upload)).toBe("gone");
  });
});

describe("an avatar", () => {
  it("goes a day after its account was reconnected with another one, or its copy was never used", async () => {
    const scene = new Scene();
    const [first, second, unused] = [
      await scene.upload({ purpose: "avatar" }),
      await scene.upload({ purpose: "avatar" }),
      await scene.upload({ purpose: "avatar" }),
    ];
    const auth = aNewSocialAuth({ avatarMediaId: first.id });
    await scene.connections.save(auth);
    await scene.pass(3 * DAY);
    expect([await scene.state(first), await scene.state(unused)]).toEqual(["whole", "gone"]);
    const late = await scene.upload({ purpose: "avatar" });
    await scene.connections.save({ ...auth, avatarMediaId: late.id });
    await scene.pass(3 * DAY);
    expect([await scene.state(first), await scene.state(late)]).toEqual(["gone", "whole"]);
    expect(await scene.state(second)).toBe("gone");
  });
});
