import { describe, expect, it } from "vitest";
import { issuesOf, refusalOf } from "../support/answer";
import { ELSEWHERE, INSIDE } from "../support/elsewhere";
import { act, aDraft, aScheduledPost, BODY, connectedAdmin, inMs, patchPost } from "../support/posts";
import { postOf, runWorkerUntil, seePost, submitPost } from "../support/publish";
import { httpScene } from "../support/scene";
import { runWorkerUntilSeen } from "../support/worker";

const { meta, db } = httpScene();
const stored = () => db.collection("social_posts").countDocuments();
const withUrl = (url: string, over: object = {}) => ({ ...BODY, media: [{ type: "image", url, ...over }] });

describe("media elsewhere", () => {
  it.each([
    ["is missing", `${ELSEWHERE}/gone`, { rule: "url_answer", limit: 200 }],
    ["is a page", `${ELSEWHERE}/buns.html`, { rule: "url_type", limit: "image" }],
    [
      "is a video where a picture was announced",
      `${ELSEWHERE}/oven.mp4`,
      { rule: "url_type", limit: "image" },
    ],
    ["lies in a private network", `${INSIDE}/buns.jpg`, { rule: "url_public", limit: "https" }],
  ])("that %s is refused, and nothing is stored", async (_what, url, issue) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, withUrl(url));
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path: "media.0.url", ...issue }]);
    expect(await stored()).toBe(0);
  });

  it("that Meta never takes is refused at once, whenever it would go out and whatever it is called", async () => {
    const { browser } = await connectedAdmin(meta);
    const tomorrow = { ...withUrl(`${ELSEWHERE}/buns.gif`), scheduledAt: inMs(86_400_000) };
    const answer = await submitPost(browser, tomorrow);
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path: "media.0.url", rule: "url_format", limit: "image" }]);
    expect(answer.text).toContain("a picture in the format GIF");
    expect(await stored()).toBe(0);
  });

  it("that the feed refuses for its shape is refused at once, and taken as a story", async () => {
    const { browser } = await connectedAdmin(meta);
    const tall = withUrl(`${ELSEWHERE}/tall.jpg`);
    const answer = await submitPost(browser, tall);
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path: "media.0.url", rule: "url_ratio", limit: 0.75 }]);
    expect(
      (await submitPost(browser, { channelId: BODY.channelId, kind: "story", media: tall.media })).status,
    ).toBe(202);
  });

  it("has an address as long as signed ones are, and Meta is given all of it", async () => {
    const { browser } = await connectedAdmin(meta);
    const signed = `${ELSEWHERE}/buns.jpg?signature=${"5".repeat(6_000)}`;
    const { id } = postOf(await submitPost(browser, withUrl(signed)));
    await runWorkerUntil(browser, id, "published");
    const container = meta.log.find(({ method, path }) => method === "POST" && path.endsWith("/media"));
    expect(container?.body.image_url).toBe(signed);
    const longer = await submitPost(browser, withUrl(`${ELSEWHERE}/${"5".repeat(9_000)}.jpg`));
    expect(issuesOf(longer)).toEqual([{ path: "media.0.url", rule: "too_big", limit: 8_192 }]);
  });

  it("is refused in words", async () => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, withUrl(`${ELSEWHERE}/gone`));
    expect(answer.text).toContain("This address answers 404: there is nothing at this address");
  });

  it("is refused as a cover, too, and every item by itself", async () => {
    const { browser } = await connectedAdmin(meta);
    const reel = { type: "video", url: `${ELSEWHERE}/oven.mp4`, coverUrl: `${ELSEWHERE}/cover.html` };
    const covered = await submitPost(browser, { ...BODY, kind: "reel", media: [reel] });
    expect(issuesOf(covered)).toEqual([{ path: "media.0.coverUrl", rule: "url_type", limit: "image" }]);
    const media = [`${ELSEWHERE}/a`, `${ELSEWHERE}/b.jpg`, `${INSIDE}/c.jpg`].map((url) => ({
      type: "image",
      url,
    }));
    const carousel = await submitPost(browser, { ...BODY, media });
    expect(issuesOf(carousel).map(({ path, rule }) => [path, rule])).toEqual([
      ["media.0.url", "url_answer"],
      ["media.2.url", "url_public"],
    ]);
  });

  it("is taken when nobody here knows its host: Meta may", async () => {
    const { browser } = await connectedAdmin(meta);
    expect((await submitPost(browser, withUrl("https://cdn.unknown.example.net/buns.jpg"))).status).toBe(202);
  });

  it("is not looked at for a draft, but when the draft goes out", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id, revision } = await aDraft(browser, withUrl(`${ELSEWHERE}/gone`));
    const answer = await act(browser, id, "publish", { revision });
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect((await seePost(browser, id)).status).toBe("draft");
  });

  it("is looked at when a scheduled post is changed", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id, revision } = await aScheduledPost(browser, 3_600_000);
    const { media } = withUrl(`${ELSEWHERE}/gone`);
    const answer = await patchPost(browser, id, { revision, media, scheduledAt: inMs(3_600_000) });
    expect(issuesOf(answer)).toEqual([{ path: "media.0.url", rule: "url_answer", limit: 200 }]);
  });

  it.each([
    "/buns.jpg?w=1080&h=1080&sig=a%2Fb+c%3D%3D&x=;,~*'()!",
    "/a%20b/%E4%BD%A0/./../buns.jpg?&&a=&b",
    "/a//double//slash.jpg?q=%zz#part&two",
    "/%2f%2F/Capitals.jpg?A=%C3%A4",
  ])("reaches Meta sign by sign: %s", async (path) => {
    const { browser } = await connectedAdmin(meta);
    const url = `${ELSEWHERE}${path}`;
    const { id } = postOf(await submitPost(browser, withUrl(url)));
    await runWorkerUntilSeen(browser, id, ({ status }) => {
      if (status !== "published") throw new Error(status);
    });
    const told = meta.log.map(({ body }) => body.image_url).filter(Boolean);
    expect(told).toEqual([url]);
  });
});
