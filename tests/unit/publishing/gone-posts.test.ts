import { describe, expect, it } from "vitest";
import type { Post } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { KINDS } from "./a-content";
import { aPress, type Press } from "./a-press";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24;
const UNKNOWN = { match: { method: "GET", path: /\/1799\d+$/ }, action: "answer", error: "100/33" } as const;

/** A post that has been live for so many hours, with the numbers of its rounds. */
async function live(hours: number, content: Partial<PostContent> = KINDS.photo) {
  const press = await aPress();
  const post = await press.submitContent(content);
  await press.settle(hours);
  const { platformPostId } = await press.read(post);
  return { press, post, mediaId: platformPostId ?? "" };
}

const asked = (press: Press) => press.calls().length;
const goneAt = async (press: Press, post: Post) => (await press.read(post)).upkeep.goneAt;

describe("a post that somebody deleted on the phone", () => {
  it("is gone at the second look, keeps its numbers, and is asked about no more", async () => {
    const { press, post, mediaId } = await live(7);
    const before = (await press.read(post)).metrics;
    press.fake.deleteInApp(mediaId);
    await press.settle(40 * DAY);
    const gone = await press.read(post);
    expect(gone).toMatchObject({
      status: "published",
      platformPostId: mediaId,
      upkeep: { goneAt: expect.any(Date), metricsDueAt: null, linkDueAt: null },
    });
    expect(gone.metrics).toEqual(before);
    const requests = asked(press);
    await press.settle(40 * DAY);
    expect(asked(press)).toBe(requests);
  });

  it("takes ten minutes from the first look to the second, not a round of days", async () => {
    const { press, post, mediaId } = await live(8 * DAY);
    press.fake.deleteInApp(mediaId);
    await press.settle(8 * DAY);
    const { upkeep } = await press.read(post);
    expect((upkeep.goneAt?.getTime() ?? 0) - (upkeep.missingSince?.getTime() ?? 0)).toBe(10 * MINUTE);
  });

  it.each(["reel", "carousel", "story photo"] as const)("is told of a %s as well", async (kind) => {
    const { press, post, mediaId } = await live(2, KINDS[kind]);
    press.fake.deleteInApp(mediaId);
    await press.settle(3 * DAY);
    expect(await goneAt(press, post)).not.toBeNull();
  });

  it("ends the wait of a first comment", async () => {
    const press = await aPress();
    press.fake.inject({
      match: { method: "POST", path: /\/comments$/ },
      action: "answer",
      error: "4",
      times: 999,
    });
    const post = await press.submitContent({ ...KINDS.photo, firstComment: "First!" });
    await press.settle(1.5);
    press.fake.deleteInApp((await press.read(post)).platformPostId ?? "");
    await press.settle(DAY);
    expect((await press.read(post)).upkeep).toMatchObject({
      goneAt: expect.any(Date),
      comment: { state: "failed", dueAt: null },
    });
  });
});

describe("a post that is there is not called gone", () => {
  it("while Meta does not know it for days, but lists it", async () => {
    const { press, post } = await live(2);
    press.fake.inject({ ...UNKNOWN, times: 60 });
    await press.settle(20 * DAY);
    expect(await press.read(post)).toMatchObject({ upkeep: { goneAt: null, missingSince: null } });
  });

  it("while the account itself cannot be read", async () => {
    const { press, post } = await live(2);
    const none = { times: 999, action: "answer", error: "100/33" } as const;
    press.fake.inject({ ...none, match: { method: "GET", path: /\/1799\d+$/ } });
    press.fake.inject({ ...none, match: { method: "GET", path: `${FIELD_BAKERY}/media` } });
    await press.settle(20 * DAY);
    expect(await press.read(post)).toMatchObject({ upkeep: { goneAt: null, missingSince: null } });
  });

  it("for one look that did not find it", async () => {
    const { press, post, mediaId } = await live(7);
    press.fake.deleteInApp(mediaId);
    const first = press.worker();
    press.clock.advance(6 * HOUR);
    await first.workOnce();
    expect((await press.read(post)).upkeep.missingSince).not.toBeNull();
    press.fake.seedWorld(({ media }) => {
      for (const one of media) delete one.deletedAt;
    });
    await press.settle(DAY);
    expect(await press.read(post)).toMatchObject({ upkeep: { goneAt: null, missingSince: null } });
  });

  it("in its first hour, whatever Meta and its list say", async () => {
    const { press, post, mediaId } = await live(0.1);
    press.fake.deleteInApp(mediaId);
    await press.settle(0.5);
    expect((await press.read(post)).upkeep).toMatchObject({ goneAt: null, missingSince: null });
  });
});
