import { beforeEach, describe, expect, it } from "vitest";
import { postsAnswer } from "@/app/api/_schemas/post";
import { GET as list } from "@/app/api/social/posts/route";
import { posts } from "@/infrastructure/container";
import { aMediaItem, aNewPost } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { seePost } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

httpScene();
const OWNER = anId();
let browser = new Browser();

async function pageOf(query = "") {
  return postsAnswer.parse(jsonOf(await browser.send(list, `/api/social/posts${query}`)));
}

async function captionsOf(query = ""): Promise<string[]> {
  return (await pageOf(query)).posts.map(({ caption }) => caption);
}

async function seed(count: number, over: Parameters<typeof aNewPost>[0] = {}): Promise<void> {
  for (let index = 1; index <= count; index += 1)
    await posts().insert(aNewPost({ ownerId: OWNER, caption: `${index}`, ...over }), new Date());
}

beforeEach(async () => {
  browser = await signedIn(OWNER);
});

describe("GET /api/social/posts", () => {
  it("is empty at first", async () => {
    expect(await pageOf()).toEqual({ posts: [], nextCursor: null });
  });

  it("shows the newest first, 25 when nothing else is asked", async () => {
    await seed(27);
    const page = await pageOf();
    expect(page.posts.map(({ caption }) => caption)).toEqual(
      Array.from({ length: 25 }, (_, index) => `${27 - index}`),
    );
    expect(page.nextCursor).toEqual(expect.any(String));
  });

  it("goes on where the page before ended, to the end", async () => {
    await seed(5);
    const first = await pageOf("?limit=2");
    const second = await pageOf(`?limit=2&cursor=${first.nextCursor}`);
    const third = await pageOf(`?limit=2&cursor=${second.nextCursor}`);
    const seen = [first, second, third].flatMap((page) => page.posts.map(({ caption }) => caption));
    expect(seen).toEqual(["5", "4", "3", "2", "1"]);
    expect(third.nextCursor).toBeNull();
  });

  it("is not moved by a post that comes in between", async () => {
    await seed(4);
    const { nextCursor } = await pageOf("?limit=2");
    await seed(1, { caption: "new" });
    expect(await captionsOf(`?limit=2&cursor=${nextCursor}`)).toEqual(["2", "1"]);
  });

  it("has no next page when the last one is full", async () => {
    await seed(2);
    expect((await pageOf("?limit=2")).nextCursor).toBeNull();
  });

  it("shows one channel, or one status", async () => {
    await seed(1, { channelId: "1", caption: "one" });
    await seed(1, { channelId: "2", caption: "two" });
    expect(await captionsOf("?channelId=2")).toEqual(["two"]);
    expect(await captionsOf("?status=queued")).toEqual(["two", "one"]);
    expect(await captionsOf("?status=published")).toEqual([]);
    expect(await captionsOf("?status=queued&channelId=1")).toEqual(["one"]);
  });

  it("carries the beginning of long texts, and says so", async () => {
    const [post, long] = ["Buns", "b".repeat(9_999)];
    await seed(1, { caption: post });
    const tagged = { ...aMediaItem(), altText: long, userTags: [{ username: "seaside", x: 0.5, y: 0.5 }] };
    await seed(1, { caption: long, firstComment: long, media: Array.from({ length: 20 }, () => tagged) });
    const [excerpt, whole] = (await pageOf()).posts;
    expect(whole).toMatchObject({ caption: post });
    expect(whole).not.toHaveProperty("isExcerpt");
    const beginning = `${"b".repeat(299)}…`;
    expect(excerpt).toMatchObject({ isExcerpt: true, caption: beginning, firstComment: beginning });
    expect(excerpt?.media).toHaveLength(10);
    expect(excerpt?.media[0]).toMatchObject({ altText: beginning, userTags: [] });
    expect((await seePost(browser, excerpt?.id ?? "")).caption).toBe(long);
  });

  it("shows nobody else's", async () => {
    await seed(1, { ownerId: anId() });
    expect(await captionsOf()).toEqual([]);
  });

  it.each(["?limit=1", "?limit=100"])("takes %s", async (query) => {
    await seed(1);
    expect(await captionsOf(query)).toEqual(["1"]);
  });

  it.each([
    ["?limit=0", "limit"],
    ["?limit=101", "limit"],
    ["?limit=2.5", "limit"],
    ["?limit=many", "limit"],
    ["?limit=", "limit"],
    ["?status=gone", "status"],
    ["?cursor=made-up", "cursor"],
    ["?channelId=", "channelId"],
    ["?sort=asc", "sort"],
  ])("refuses %s", async (query, path) => {
    const answer = await browser.send(list, `/api/social/posts${query}`);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([path]);
  });

  it("wants a session", async () => {
    expect(refusalOf(await new Browser().send(list, "/api/social/posts")).status).toBe(401);
  });
});
