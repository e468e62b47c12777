import { describe, expect, it } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { advance } from "@/core/domain/marketing/post-machine";
import { aPress, type Press } from "./a-press";

const isSend = (request: Request): boolean => request.url.endsWith("media_publish");

/** The same repository; every call fails while `isAway` says so. */
function behindABadNetwork(posts: PostRepository, isAway: () => boolean): PostRepository {
  return new Proxy(posts, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]) => {
        if (isAway()) throw new Error("The database is away");
        const answer: unknown = await Reflect.apply(member, target, args);
        return answer;
      };
    },
  });
}

async function cancel(press: Press, id: string): Promise<boolean> {
  const post = await press.posts.get(press.ownerId, id);
  if (post === null) return false;
  const now = press.clock.now();
  return (await press.posts.replace(post, advance(post, { type: "cancelled" }, now), now)) !== null;
}

describe("several hands at one post", () => {
  it("two workers at once: one live post, each step done once", async () => {
    const press = await aPress();
    press.fake.setSwitches({ secondPublishGoesLive: true });
    const post = await press.submit();
    const [one, two] = [press.worker(), press.worker()];
    await Promise.all([one.workOnce(), two.workOnce(), one.workOnce(), two.workOnce()]);
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
  });

  it("cancelled between the check and the send: nothing is sent", async () => {
    const press = await aPress();
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (request.method === "GET") expect(await cancel(press, post.id)).toBe(true);
        return answer;
      },
    });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("cancelled");
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 0, sends: 0 });
  });

  it("cancelled once the send is intended: refused", async () => {
    const press = await aPress();
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        if (isSend(request)) await expect(cancel(press, post.id)).rejects.toMatchObject({ code: "conflict" });
        return await press.fake.handle(request);
      },
    });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("published");
  });

  it("a worker whose lease lapsed in the middle of a request writes nothing and sends nothing", async () => {
    const press = await aPress();
    press.fake.setSwitches({ secondPublishGoesLive: true });
    const post = await press.submit();
    const slow = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (request.method === "GET") {
          press.clock.advance(91_000);
          await press.settle();
        }
        return answer;
      },
    });
    await slow.workOnce();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
  });

  it("an intent that took too long to store is not followed by a send", async () => {
    const press = await aPress();
    const post = await press.submit();
    let isSlow = true;
    const worker = press.worker({
      posts: (posts) =>
        new Proxy(posts, {
          get(target, property) {
            const member: unknown = Reflect.get(target, property);
            if (typeof member !== "function") return member;
            return async (...args: unknown[]) => {
              const answer: unknown = await Reflect.apply(member, target, args);
              if (isSlow && (await press.read(post)).publication.sentAt !== null) {
                isSlow = false;
                press.clock.advance(20_000);
              }
              return answer;
            };
          },
        }),
    });
    await worker.workOnce();
    expect(press.sends()).toHaveLength(0);
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("the database is away for a minute after the send: the media id is not forgotten", async () => {
    const press = await aPress();
    const post = await press.submit();
    let awayUntil = 0;
    const worker = press.worker({
      posts: (posts) => behindABadNetwork(posts, () => press.clock.now().getTime() < awayUntil),
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (isSend(request)) awayUntil = press.clock.now().getTime() + 60_000;
        return answer;
      },
    });
    await worker.workOnce();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.sends()).toHaveLength(1);
  });

  it("the database stays away: the next worker finds the intent and asks Meta", async () => {
    const press = await aPress();
    press.fake.setSwitches({ secondPublishGoesLive: true, readLagMs: 45_000 });
    const post = await press.submit();
    let isAway = false;
    const worker = press.worker({
      posts: (posts) => behindABadNetwork(posts, () => isAway),
      fetch: async (request) => {
        isAway = isSend(request);
        return await press.fake.handle(request);
      },
    });
    await expect(worker.workOnce()).rejects.toThrow("away");
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
  });
});
