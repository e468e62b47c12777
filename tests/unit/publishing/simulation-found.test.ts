import { describe, expect, it, vi } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { PostContent } from "@/core/domain/marketing/post-content";
import { aClip, aPhoto } from "./a-content";
import { aPress, type Press } from "./a-press";
import { connectBakery } from "./a-simulation-judge";

const COMMENTED: Partial<PostContent> = { media: [aPhoto()], firstComment: "First!" };

async function comments(press: Press): Promise<number> {
  const [live] = press.live();
  return live === undefined ? 0 : press.fake.commentsOn(live.id).length;
}

/** Calls `after` once a write has been stored, before the worker learns of it. */
function afterEachWrite(posts: PostRepository, after: () => Promise<void>): PostRepository {
  return new Proxy(posts, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]) => {
        const answer: unknown = await Reflect.apply(member, target, args);
        if (property === "advance") await after();
        return answer;
      };
    },
  });
}

describe("what the simulation found", () => {
  it("a carousel whose items could not be looked at once goes on afterwards", async () => {
    const press = await aPress();
    press.fake.inject({ match: { method: "GET", path: /\/17889\d+$/ }, action: "answer", error: "500" });
    const content = { kind: "feed", caption: "Two", media: [aPhoto(), aClip()] } as const;
    const post = await press.submitContent(content);
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
  });

  it("a comment whose intent took long to store is not sent beside another worker's", async () => {
    const press = await aPress();
    await connectBakery(press);
    const post = await press.submitContent(COMMENTED);
    let isSlow = true;
    const slow = press.worker({
      posts: (posts) =>
        afterEachWrite(posts, async () => {
          if (!isSlow || !(await press.read(post)).upkeep.comment?.sentAt) return;
          isSlow = false;
          press.clock.advance(91_000);
          await press.settle(1);
        }),
    });
    await press.settle(2, slow);
    expect(await comments(press)).toBe(1);
  });

  it("a comment that arrives as late as its request may live is not written twice", async () => {
    const lives = vi.spyOn(AbortSignal, "timeout");
    const press = await aPress();
    await connectBakery(press);
    press.fake.setSwitches({ readLagMs: 25_000 });
    await press.submitContent(COMMENTED);
    let isSlow = true;
    const slow = press.worker({
      fetch: async (request) => {
        const isComment = request.method === "POST" && request.url.endsWith("/comments");
        if (!isSlow || !isComment) return await press.fake.handle(request);
        isSlow = false;
        const life = lives.mock.lastCall?.[0] ?? 0;
        press.clock.advance(life - 1000);
        await press.fake.handle(request);
        press.clock.advance(1000);
        throw new TypeError("timeout");
      },
    });
    await press.settle(2, slow);
    expect(await comments(press)).toBe(1);
  });
});
