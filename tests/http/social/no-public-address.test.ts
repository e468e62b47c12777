import { describe, expect, it } from "vitest";
import { clock, mediaStore } from "@/infrastructure/container";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { issuesOf, refusalOf } from "../support/answer";
import { ELSEWHERE } from "../support/elsewhere";
import { BODY, connectedAdmin } from "../support/posts";
import { postOf, submitPost, uploadedId } from "../support/publish";
import { httpScene } from "../support/scene";
import { runWorkerUntilSeen } from "../support/worker";

/** As on a laptop: the app on localhost, the real addresses of Meta. */
const { meta, db } = httpScene({ MEDIA_URL_ALLOWED_HOSTS: "" });
const CLIP = new Uint8Array(700_000).map((_, index) => index % 256);

async function anUploadedClip(ownerId: string): Promise<string> {
  async function* bytes() {
    for (let at = 0; at < CLIP.length; at += 100_000) yield CLIP.subarray(at, at + 100_000);
  }
  const facts = { ownerId, type: "video", contentType: "video/mp4", durationMs: 10_000 } as const;
  return (await mediaStore().put(aStoredMedia({ ...facts, createdAt: clock().now() }), bytes())).id;
}

describe("where Meta cannot fetch uploads", () => {
  it("a photo is refused before it is sent, with what to set up", async () => {
    const { browser } = await connectedAdmin(meta);
    const media = [{ type: "image", mediaId: await uploadedId(browser) }];
    const answer = await submitPost(browser, { ...BODY, media });
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path: "media.0.mediaId", rule: "no_public_address" }]);
    expect(answer.text).toContain("APP_URL");
    expect(answer.text).toContain("tunnel");
    expect(await db.collection("social_posts").countDocuments()).toBe(0);
  });

  it("so are pictures in carousels and uploaded covers", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const [photo, clip] = [await uploadedId(browser), await anUploadedClip(ownerId)];
    const carousel = [
      { type: "image", url: `${ELSEWHERE}/a.jpg` },
      { type: "image", mediaId: photo },
      { type: "video", mediaId: clip },
    ];
    const refused = await submitPost(browser, { ...BODY, media: carousel });
    expect(issuesOf(refused)).toEqual([{ path: "media.1.mediaId", rule: "no_public_address" }]);
    const reel = [{ type: "video", mediaId: clip, coverMediaId: photo }];
    const covered = await submitPost(browser, { ...BODY, kind: "reel", media: reel });
    expect(issuesOf(covered)).toEqual([{ path: "media.0.coverMediaId", rule: "no_public_address" }]);
  });

  it("a photo that lies elsewhere is taken", async () => {
    const { browser } = await connectedAdmin(meta);
    const media = [{ type: "image", url: `${ELSEWHERE}/a.jpg` }];
    expect((await submitPost(browser, { ...BODY, media })).status).toBe(202);
  });

  it("a video goes out with its bytes sent", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const media = [{ type: "video", mediaId: await anUploadedClip(ownerId) }];
    const { id } = postOf(await submitPost(browser, { ...BODY, kind: "reel", media }));
    await runWorkerUntilSeen(browser, id, ({ status }) => {
      if (status !== "published") throw new Error(status);
    });
    expect(meta.log.map(({ path }) => path.replace(/\d{10,}/g, "<id>"))).toContain(
      "/ig-api-upload/v26.0/<id>",
    );
    expect(meta.snapshot()).toContain(`"upload":{"bytes":${CLIP.length}`);
  });
});
