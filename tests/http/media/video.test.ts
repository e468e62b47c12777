import { describe, expect, it } from "vitest";
import { type MediaView, mediaAnswer } from "@/app/api/_schemas/media";
import { GET as serve } from "@/app/media/[mediaId]/[name]/route";
import { boxesIn } from "@/infrastructure/media/video/boxes";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { AWKWARD_VIDEOS } from "@/tests/media/awkward-videos";
import { issuesOf, jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectedAdmin } from "../support/posts";
import { postOf, runWorkerUntil, submitPost, uploadPhoto } from "../support/publish";
import { httpScene } from "../support/scene";

const { meta } = httpScene();

async function upload(browser: Browser, name: string) {
  const content = await AWKWARD_VIDEOS[name]?.();
  if (content === undefined) throw new Error(`There is no video ${name}`);
  return await uploadPhoto(browser, new Blob([new Uint8Array(content)]));
}

const uploaded = async (browser: Browser, name: string): Promise<MediaView> =>
  mediaAnswer.parse(jsonOf(await upload(browser, name)));

describe("an uploaded video", () => {
  it("in a MOV with its index at the end is served with its index in front and goes live as a reel", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id, url, bytes } = await uploaded(browser, "index-at-the-end.mov");
    const [, , mediaId = "", name = ""] = new URL(url).pathname.split("/");
    const served = await new Browser().send(serve, url, { params: { mediaId, name } });
    expect(served.headers.get("content-type")).toBe("video/quicktime");
    expect(served.bytes.byteLength).toBe(bytes);
    const boxes = boxesIn(new IndexBytes(served.bytes), { body: 0, end: bytes });
    expect([...boxes].slice(0, 2).map(({ type }) => type)).toEqual(["ftyp", "moov"]);

    const media = [{ type: "video", mediaId: id, thumbOffsetMs: 4_999 }];
    const post = postOf(await submitPost(browser, { channelId: FIELD_BAKERY, caption: "The oven", media }));
    expect(post.kind).toBe("reel");
    const live = await runWorkerUntil(browser, post.id, "published");
    expect(live.platformPostId).toMatch(/^\d+$/);
  });

  it("of 61 seconds is refused as a story, with what was measured and the limit", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await uploaded(browser, "sixty-one-seconds.mp4");
    const media = [{ type: "video", mediaId: id }];
    const answer = await submitPost(browser, { channelId: FIELD_BAKERY, kind: "story", caption: "", media });
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(jsonOf(answer)).toMatchObject({
      issues: [
        {
          path: "media.0.mediaId",
          message: "The video is 61 s long; a story takes 3 s to 60 s. Cut it shorter, or post it as a reel",
          limit: 60_000,
        },
      ],
    });
  });

  it("has no cover frame behind its end", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await uploaded(browser, "plain.mp4");
    const media = [{ type: "video", mediaId: id, thumbOffsetMs: 5_000 }];
    const answer = await submitPost(browser, { channelId: FIELD_BAKERY, caption: "", media });
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path: "media.0.thumbOffsetMs", rule: "thumb_offset", limit: 4_999 }]);
  });

  it.each([
    ["truncated.mp4", "video_cut_off"],
    ["four-k.mp4", "video_width"],
    ["vp9.mp4", "video_codec"],
    ["television-1080i.mp4", "video_scan"],
    ["index-in-itself.mp4", "video_damaged"],
  ])("%s is refused when it arrives", async (name, rule) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await upload(browser, name);
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toMatchObject([{ path: "file", rule }]);
  });
});
