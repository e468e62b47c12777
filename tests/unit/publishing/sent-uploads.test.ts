import { describe, expect, it } from "vitest";
import type { PostContent } from "@/core/domain/marketing/post-content";
import { aPhoto, KINDS } from "./a-content";
import { IS_DEEP } from "./a-deep";
import { Life } from "./a-mortal";
import type { Press } from "./a-press";
import {
  anUploadedClip,
  aPatientClock,
  aPressWithoutAddress,
  CLIP,
  CLIP_SHA256,
  containersOf,
  isUpload,
  uploadsAsked,
} from "./an-upload";

const RUPLOAD = { path: "ig-api-upload" };

const SUBJECTS: Readonly<Record<string, (press: Press) => Promise<Partial<PostContent>>>> = {
  reel: async (press) => ({
    ...KINDS.reel,
    media: [await anUploadedClip(press, { coverUrl: aPhoto().url, thumbOffsetMs: 1500 })],
  }),
  "story video": async (press) => ({ ...KINDS["story video"], media: [await anUploadedClip(press)] }),
  "carousel with a video": async (press) => ({
    ...KINDS.carousel,
    media: [aPhoto(), await anUploadedClip(press), aPhoto()],
  }),
};
const NAMES = Object.keys(SUBJECTS);
/** With DEEP set every kind is swept (`npm run test:deep`). */
const DEATHS = (IS_DEEP ? NAMES : ["reel"]).flatMap((name) =>
  (["before", "after"] as const).map((when) => ({ name, when })),
);

async function submitted(name: string) {
  const press = await aPressWithoutAddress();
  const content = await SUBJECTS[name]?.(press);
  const post = await press.submitContent(content ?? {});
  const clock = aPatientClock(press);
  return { press, post, clock, worker: press.worker({ clock }) };
}

describe("a video that Meta cannot fetch from here", () => {
  it.each(NAMES)("a %s goes out with its bytes sent, and is live once", async (name) => {
    const { press, post, worker } = await submitted(name);
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.live()).toHaveLength(1);
    const sent = containersOf(press).filter(({ upload }) => upload !== undefined);
    expect(sent.map(({ upload }) => upload)).toEqual([{ bytes: CLIP.length, sha256: CLIP_SHA256 }]);
    expect(uploadsAsked(press)).toBe(1);
    const told = press.fake.log.map(({ body }) => body.video_url).filter(Boolean);
    expect(told).toEqual([]);
  });

  it("goes by its address where Meta can fetch it", async () => {
    const { press, post } = await submitted("story video");
    press.isReachable = true;
    await press.settle();
    const told = press.fake.log.map(({ body }) => body.video_url).filter(Boolean);
    expect(new Set(told)).toEqual(
      new Set([`https://crm.example.com/media/${post.media[0]?.mediaId}/photo.jpg`]),
    );
    expect(uploadsAsked(press)).toBe(0);
  });

  it("goes by its address where it lies elsewhere", async () => {
    const press = await aPressWithoutAddress();
    const post = await press.submitContent(KINDS.reel);
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(uploadsAsked(press)).toBe(0);
  });

  it.each(NAMES)("a %s that broke off is sent again to a new container", async (name) => {
    const { press, post, worker } = await submitted(name);
    press.fake.inject({ match: RUPLOAD, action: "answer", error: "rupload-retriable" });
    press.fake.inject({ match: { ...RUPLOAD, nth: 2 }, action: "drop" });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
    expect(uploadsAsked(press)).toBe(3);
    expect(containersOf(press).filter(({ awaitsUpload }) => awaitsUpload)).toHaveLength(2);
  });

  it.each([
    ["reel", null],
    ["story video", null],
    ["carousel with a video", 1],
  ])("a %s that Meta refuses for good fails at once, with its item", async (name, item) => {
    const { press, post, worker } = await submitted(name);
    press.fake.inject({ match: RUPLOAD, action: "answer", error: "rupload-failed" });
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "media_rejected", reason: "media_processing", item },
    });
    expect(uploadsAsked(press)).toBe(1);
    expect(press.live()).toEqual([]);
  });

  it("fails when its bytes are gone", async () => {
    const { press, post, worker } = await submitted("reel");
    await press.uploads.delete(post.media[0]?.mediaId ?? "");
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({ status: "failed", failure: { code: "media_rejected" } });
    expect(uploadsAsked(press)).toBe(0);
  });

  it("whose success was told to nobody is sent again: the first container stays unused", async () => {
    const { press, post, worker } = await submitted("reel");
    press.fake.inject({ match: RUPLOAD, action: "apply-then-drop" });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
    expect(containersOf(press).filter(({ publishedAt }) => publishedAt !== undefined)).toHaveLength(1);
  });

  it("leaves no token in the log", async () => {
    const { press, worker } = await submitted("reel");
    press.fake.inject({ match: RUPLOAD, action: "answer", error: "rupload-retriable" });
    await press.settle(2, worker);
    for (const token of press.fake.allTokens()) expect(press.log.lines.join("\n")).not.toContain(token);
  });
});

describe("a worker that dies while it sends a video", { timeout: 600_000 }, () => {
  it.each(NAMES)("a %s: another one makes a new container, and one post is live", async (name) => {
    const { press, post, clock, worker } = await submitted(name);
    const life = new Life();
    const doomed = press.worker({
      life,
      clock,
      fetch: async (request) => {
        if (!isUpload(request)) return await press.fake.handle(request);
        life.end();
        throw new TypeError("gone");
      },
    });
    await doomed.workOnce().catch(() => undefined);
    expect((await press.read(post)).status).toBe("preparing");
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it.each(DEATHS)("a $name killed $when any call: exactly one live post", async ({ name, when }) => {
    let isReached = true;
    let at = 0;
    while (isReached) {
      at += 1;
      const { press, post, clock, worker } = await submitted(name);
      const life = new Life(at, when);
      await press.settle(2, press.worker({ life, clock })).catch(() => undefined);
      isReached = life.isOver;
      await press.settle(2, worker);
      expect([at, press.live().length, (await press.read(post)).status]).toEqual([at, 1, "published"]);
    }
    expect(at).toBeGreaterThan(15);
  });
});
