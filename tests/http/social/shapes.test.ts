import sharp from "sharp";
import { expect, it, onTestFinished, vi } from "vitest";
import { type MediaView, mediaAnswer } from "@/app/api/_schemas/media";
import { POST as shape } from "@/app/api/social/media/[mediaId]/shape/route";
import { POST as publish } from "@/app/api/social/posts/[postId]/publish/route";
import { PATCH as edit } from "@/app/api/social/posts/[postId]/route";
import { mediaStore, posts } from "@/infrastructure/container";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aVideo } from "@/tests/media/videos";
import { issuesOf, jsonOf, pathsOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { connectedAdmin } from "../support/posts";
import { visitMedia } from "../support/public-media";
import { aPhoto, postOf, runWorkerUntil, submitPost, uploadPhoto } from "../support/publish";
import { httpScene } from "../support/scene";

const { meta, clock } = httpScene();
const TALL = await aPhoto(1080, 1920);

async function uploaded(browser: Browser, file = TALL, parts: Readonly<Record<string, string>> = {}) {
  return mediaAnswer.parse(jsonOf(await uploadPhoto(browser, file, parts)));
}

/** The size of what Meta was told to fetch, by the parameter that told it. */
async function fetchedByMeta(parameter: "image_url" | "cover_url"): Promise<string> {
  const asked = meta.log.filter(({ method, path }) => method === "POST" && path.endsWith("/media"));
  const [url] = asked.flatMap(({ body }) => String(Reflect.get(body ?? {}, parameter) ?? "") || []);
  const { width, height } = await sharp((await visitMedia(url ?? "")).bytes).metadata();
  return `${width}x${height}`;
}

const aStory = ({ id }: MediaView, over: object = {}) => ({
  channelId: FIELD_BAKERY,
  kind: "story",
  media: [{ type: "image", mediaId: id }],
  ...over,
});

it("gives a story the whole picture, although it was uploaded without a word", async () => {
  const { browser } = await connectedAdmin(meta);
  const media = await uploaded(browser);
  expect(media).toMatchObject({ width: 1080, height: 1440, shape: { use: "feed" } });
  const { id } = postOf(await submitPost(browser, aStory(media)));
  await runWorkerUntil(browser, id, "published");
  expect(await fetchedByMeta("image_url")).toBe("1080x1920");
});

it("gives a reel its whole cover", async () => {
  const { browser } = await connectedAdmin(meta);
  const film = await uploaded(browser, new Blob([new Uint8Array(await aVideo())]));
  const cover = await uploaded(browser, TALL, { use: "cover" });
  const fedFirst = await uploaded(browser);
  const reel = (coverMediaId: string, over: object = {}) => ({
    channelId: FIELD_BAKERY,
    media: [{ type: "video", mediaId: film.id, coverMediaId }],
    ...over,
  });
  const scheduledAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
  const ready = postOf(await submitPost(browser, reel(cover.id, { scheduledAt })));
  expect(ready.media[0]?.coverMediaId).toBe(cover.id);
  const { id } = postOf(await submitPost(browser, reel(fedFirst.id)));
  await runWorkerUntil(browser, id, "published");
  expect(await fetchedByMeta("cover_url")).toBe("1080x1920");
});

it("shapes a draft when it is sent out, and a scheduled post whose kind changes", async () => {
  const { browser } = await connectedAdmin(meta);
  const media = await uploaded(browser);
  const draft = postOf(await submitPost(browser, aStory(media, { draft: true })));
  expect(draft.media[0]?.mediaId).toBe(media.id);
  const params = { postId: draft.id };
  const at = `/api/social/posts/${draft.id}`;
  const sent = await browser.postJson(publish, `${at}/publish`, { revision: draft.revision }, { params });
  expect(await sizeOf(postOf(sent).media[0]?.mediaId)).toBe("1080x1920");

  const scheduledAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
  const feed = postOf(await submitPost(browser, aStory(media, { kind: "feed", scheduledAt })));
  expect(feed.media[0]?.mediaId).toBe(media.id);
  const change = { revision: feed.revision, kind: "story" };
  const changed = await browser.postJson(edit, `/api/social/posts/${feed.id}`, change, {
    method: "PATCH",
    params: { postId: feed.id },
  });
  expect(await sizeOf(postOf(changed).media[0]?.mediaId)).toBe("1080x1920");
});

async function sizeOf(id: string | null | undefined): Promise<string> {
  const media = await mediaStore().find(id ?? "");
  return `${media?.width}x${media?.height}`;
}

it("cuts nothing for the feed without a word, at the upload and at the submission", async () => {
  const { browser } = await connectedAdmin(meta);
  const tall = await uploaded(browser, await aPhoto(900, 2000));
  expect([tall.width, tall.height]).toEqual([900, 1200]);
  expect(tall.warnings[0]).toMatchObject({
    rule: "image_cut",
    message: expect.stringContaining("900 × 2000"),
  });
  const story = await uploaded(browser, await aPhoto(900, 2000), { use: "story" });
  expect([story.width, story.height]).toEqual([900, 2000]);
  const answer = await submitPost(browser, aStory(story, { kind: "feed" }));
  expect(await sizeOf(postOf(answer).media[0]?.mediaId)).toBe("900x1200");
  expect(jsonOf(answer)).toMatchObject({
    warnings: [{ path: "media.0.mediaId", rule: "image_cut" }, { rule: "image_ratio_undocumented" }],
  });
});

it("answers for a post that was taken, whatever becomes of its warnings", async () => {
  const { browser } = await connectedAdmin(meta);
  const story = await uploaded(browser, await aPhoto(900, 2000), { use: "story" });
  const store = mediaStore();
  const find = store.find.bind(store);
  const away = vi.spyOn(store, "find").mockImplementation(async (id) => {
    if ((await posts().usesOf([story.id])).length > 0) throw new Error("The database is away");
    return await find(id);
  });
  onTestFinished(() => away.mockRestore());
  const answer = await submitPost(browser, aStory(story));
  expect(answer.status).toBe(202);
  expect(jsonOf(answer)).not.toHaveProperty("warnings");
});

it("takes 3:4 whole, with a warning, and 4:5 without one", async () => {
  const { browser } = await connectedAdmin(meta);
  const media = await uploaded(browser, await aPhoto(1080, 1440));
  expect([media.width, media.height]).toEqual([1080, 1440]);
  expect(media.warnings.map(({ rule }) => rule)).toEqual(["image_ratio_undocumented"]);
  expect((await uploaded(browser, await aPhoto(1080, 1350))).warnings).toEqual([]);
  const { id } = postOf(await submitPost(browser, aStory(media, { kind: "feed" })));
  await runWorkerUntil(browser, id, "published");
  expect(await fetchedByMeta("image_url")).toBe("1080x1440");
});

it("shapes an upload anew on demand, and refuses what a use does not take", async () => {
  const { browser } = await connectedAdmin(meta);
  const media = await uploaded(browser);
  const at = { params: { mediaId: media.id } };
  const path = `/api/social/media/${media.id}/shape`;
  const wish = { use: "story", fit: "pad", ratio: "1:1" };
  const answer = await browser.postJson(shape, path, wish, at);
  expect(answer.status).toBe(201);
  expect(jsonOf(answer)).toMatchObject({ width: 1440, height: 1440, shape: wish });
  const wrong = await browser.postJson(shape, path, { ratio: "9:16" }, at);
  expect([refusalOf(wrong).status, pathsOf(wrong)]).toEqual([400, ["ratio"]]);
  const upload = await uploadPhoto(browser, TALL, { ratio: "9:16" });
  expect(refusalOf(upload)).toEqual({ status: 400, code: "invalid_request" });
  expect(issuesOf(upload)).toEqual([
    { path: "ratio", rule: "invalid_value", limit: "original, 1:1, 4:5, 3:4, 1.91:1" },
  ]);
});

it("shows nobody the file that a picture was made of", async () => {
  const { browser } = await connectedAdmin(meta);
  const { id } = await uploaded(browser);
  const originalId = (await mediaStore().find(id))?.rendition?.originalId ?? "";
  expect(await mediaStore().find(originalId)).toMatchObject({ purpose: "original" });
  for (const name of ["original", "photo.jpg", "thumbnail.jpg"])
    expect((await visitMedia(`http://localhost:3000/media/${originalId}/${name}`)).status).toBe(404);
  const refused = await submitPost(browser, aStory({ ...(await uploaded(browser)), id: originalId }));
  expect(pathsOf(refused)).toEqual(["media.0.mediaId"]);
});
