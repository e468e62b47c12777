import { describe, expect, it } from "vitest";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { KINDS } from "./a-content";
import { aPress, type Press } from "./a-press";

const MINUTE = 60_000;
const COMMENT = { method: "POST", path: /\/comments$/ };
const COMMENTED = { ...KINDS.photo, firstComment: "Baked at five this morning" };

function commentsOf(press: Press): string[] {
  const { comments } = JSON.parse(press.fake.snapshot());
  return comments.map(({ text }: { text: string }) => text);
}

function sendsOf(press: Press): number[] {
  return press.fake.log
    .filter(({ method, path }) => method === "POST" && path.endsWith("/comments"))
    .map(({ at }) => at);
}

async function published(...faults: readonly Fault[]) {
  const press = await aPress();
  for (const fault of faults) press.fake.inject(fault);
  const post = await press.submitContent(COMMENTED);
  return { press, post };
}

describe("the first comment", () => {
  it("is written once, after the post is live", async () => {
    const { press, post } = await published();
    await press.settle();
    expect(commentsOf(press)).toEqual(["Baked at five this morning"]);
    expect((await press.read(post)).upkeep.comment).toMatchObject({
      state: "posted",
      failure: null,
      dueAt: null,
    });
  });

  it("is not written where none was asked for", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS.photo);
    await press.settle();
    expect(commentsOf(press)).toEqual([]);
    expect((await press.read(post)).upkeep.comment).toBeNull();
  });

  it.each<Fault>([
    { match: COMMENT, action: "apply-then-answer", error: "500" },
    { match: COMMENT, action: "apply-then-answer", error: "20/1772107" },
    { match: COMMENT, action: "apply-then-answer", error: "200-no-id" },
    { match: COMMENT, action: "apply-then-drop" },
  ])("whose answer hid a success ($action $error) is found and not written again", async (fault) => {
    const { press, post } = await published(fault);
    press.fake.setSwitches({ readLagMs: 40_000 });
    await press.settle();
    expect(commentsOf(press)).toHaveLength(1);
    expect((await press.read(post)).upkeep.comment).toMatchObject({ state: "posted", sends: 1 });
  });

  it("whose answer hid a success is found by an account that was renamed since it was connected", async () => {
    const { press, post } = await published({ match: COMMENT, action: "apply-then-answer", error: "500" });
    await press.connections.update((await press.connection()).id, { channelName: "its.former.name" });
    await press.settle();
    expect(commentsOf(press)).toHaveLength(1);
    expect((await press.read(post)).upkeep.comment).toMatchObject({ state: "posted", sends: 1 });
  });

  it.each<Fault>([
    { match: COMMENT, action: "answer", error: "500" },
    { match: COMMENT, action: "drop" },
  ])("that did not arrive ($action) is written after two looks a minute apart", async (fault) => {
    const { press, post } = await published(fault);
    await press.settle();
    expect(commentsOf(press)).toHaveLength(1);
    const { comment } = (await press.read(post)).upkeep;
    expect(comment).toMatchObject({ state: "posted", sends: 2 });
    const [first = 0, second = 0] = sendsOf(press);
    expect(second - first).toBeGreaterThanOrEqual(60_000);
  });

  it.each([4, 30])("outlives %d minutes in which nobody can comment", async (minutes) => {
    const { press, post } = await published();
    const end = press.clock.now().getTime() + minutes * MINUTE;
    const worker = press.worker({
      fetch: async (request) => {
        const isComment = request.method === "POST" && request.url.endsWith("/comments");
        const isOut = isComment && press.clock.now().getTime() < end;
        return isOut ? new Response("", { status: 500 }) : await press.fake.handle(request);
      },
    });
    await press.settle(2, worker);
    expect(commentsOf(press)).toHaveLength(1);
    expect((await press.read(post)).upkeep.comment?.state).toBe("posted");
  });

  it("is given up after six sends that did nothing, ever further apart, and the post stays published", async () => {
    const { press, post } = await published({ match: COMMENT, action: "answer", error: "500", times: 99 });
    await press.settle(23);
    const read = await press.read(post);
    expect(read.upkeep.comment).toMatchObject({ state: "failed", sends: 6, dueAt: null });
    expect(read).toMatchObject({ status: "published", failure: null });
    expect(commentsOf(press)).toEqual([]);
    const sentAt = sendsOf(press);
    const gaps = sentAt.slice(1).map((at, index) => Math.floor((at - (sentAt[index] ?? 0)) / MINUTE));
    expect(gaps).toEqual([1, 5, 15, 60, 240]);
  });

  it("waits for a limit, as long as Meta says", async () => {
    const { press, post } = await published({
      match: COMMENT,
      action: "answer",
      error: "4",
      headers: { "retry-after": "120" },
    });
    await press.settle();
    expect((await press.read(post)).upkeep.comment).toMatchObject({ state: "posted", retries: 1 });
    expect(commentsOf(press)).toHaveLength(1);
  });

  it("is not tried without the permission, and says which one is missing", async () => {
    const press = await aPress();
    const auth = await press.connection();
    await press.connections.update(auth.id, {
      scopes: auth.scopes.filter((scope) => scope !== "instagram_manage_comments"),
    });
    const post = await press.submitContent(COMMENTED);
    await press.settle();
    expect((await press.read(post)).upkeep.comment).toMatchObject({
      state: "failed",
      failure: { code: "missing_permission", scopes: ["instagram_manage_comments"] },
    });
  });

  it("waits while the token is dead and follows after reconnecting", async () => {
    const { press, post } = await published();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (request.url.endsWith("media_publish")) press.fake.killUser(460);
        return answer;
      },
    });
    await press.settle(0.5, worker);
    expect(commentsOf(press)).toEqual([]);
    await press.connect();
    await press.settle(2);
    expect(commentsOf(press)).toHaveLength(1);
    expect((await press.read(post)).upkeep.comment?.state).toBe("posted");
  });

  it("is not written a day late", async () => {
    const { press, post } = await published({ match: COMMENT, action: "answer", error: "4", times: 9999 });
    await press.settle(30);
    expect((await press.read(post)).upkeep.comment).toMatchObject({ state: "failed" });
  });
});
