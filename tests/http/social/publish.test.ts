import { describe, expect, it } from "vitest";
import { publishLoop } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { publishedPhoto, runWorkerUntil, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();

async function connected(): Promise<Browser> {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta);
  return browser;
}

describe("a photo on its way to Instagram", () => {
  it("goes live once, with its caption and description, and says where", async () => {
    const browser = await connected();
    const post = await publishedPhoto(browser);
    const [live, ...more] = meta.livePosts(FIELD_BAKERY);
    expect(more).toEqual([]);
    expect(live).toMatchObject({ caption: "Buns", altText: "Buns on a tray", mediaType: "IMAGE" });
    expect(post).toMatchObject({
      status: "published",
      progress: 1,
      platformPostId: live?.id,
      permalink: expect.stringMatching(/^https:\/\/www\.instagram\.com\/p\//),
      publishedAt: expect.stringMatching(/Z$/),
      nextAttemptAt: null,
      steps: ["prepare", "process", "publish"].map((name) => ({
        name,
        state: "done",
        at: expect.any(String),
      })),
    });
    expect(post).not.toHaveProperty("error");
  });

  it("is fetched by Meta from our public address", async () => {
    await publishedPhoto(await connected());
    const container = meta.log.find(({ method, path }) => method === "POST" && path.endsWith("/media"));
    expect(container?.body.image_url).toMatch(/^http:\/\/localhost:3000\/media\/[\w-]{43}\/photo\.jpg$/);
  });

  it("names no token in any answer", async () => {
    await publishedPhoto(await connected());
    for (const { text } of Browser.answers) expect(text).not.toMatch(/access_?token/i);
  });

  it("fails with a sentence of ours when Instagram refuses it", async () => {
    const browser = await connected();
    meta.inject({ match: { method: "POST", path: "/media" }, action: "answer", error: "36003/2207009" });
    const { id } = await submitPhoto(browser);
    const post = await runWorkerUntil(browser, id, "failed");
    expect(post.error).toEqual({
      code: "media_rejected",
      message: expect.stringContaining("too tall or too wide"),
      retryable: expect.any(Boolean),
    });
    expect(meta.livePosts(FIELD_BAKERY)).toEqual([]);
  });

  it("waits for the person when the token is dead, and goes on after reconnecting", async () => {
    const browser = await connected();
    const { id } = await submitPhoto(browser);
    meta.killUser(460);
    publishLoop().start();
    await expect.poll(async () => (await seePost(browser, id)).error?.code).toBe("reconnect_required");
    await publishLoop().stop(5_000);
    expect(await seePost(browser, id)).toMatchObject({ status: "queued" });
    await connectThroughMeta(browser, meta);
    expect(await runWorkerUntil(browser, id, "published")).not.toHaveProperty("error");
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });
});
