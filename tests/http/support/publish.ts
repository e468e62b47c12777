import sharp from "sharp";
import { vi } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { type PostView, postAnswer } from "@/app/api/_schemas/post";
import { POST as upload } from "@/app/api/social/media/route";
import { GET as readPost } from "@/app/api/social/posts/[postId]/route";
import { POST as submit } from "@/app/api/social/posts/route";
import { publishLoop } from "@/infrastructure/container";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { type Answer, jsonOf } from "./answer";
import type { Browser, Sending } from "./browser";
import { PATIENCE_MS } from "./patience";

export async function aPhoto(width = 1080, height = 1080): Promise<Blob> {
  const picture = sharp({ create: { width, height, channels: 3, background: "#c86b3c" } });
  return new Blob([new Uint8Array(await picture.jpeg().toBuffer())], { type: "image/jpeg" });
}

export async function uploadPhoto(
  browser: Browser,
  photo?: Blob,
  parts: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  form.append("file", photo ?? (await aPhoto()), "morning buns.jpg");
  return await browser.send(upload, "/api/social/media", { method: "POST", body: form });
}

export async function uploadedId(browser: Browser): Promise<string> {
  return mediaAnswer.parse(jsonOf(await uploadPhoto(browser))).id;
}

export async function submitPost(browser: Browser, body: unknown, sending: Sending = {}): Promise<Answer> {
  return await browser.postJson(submit, "/api/social/posts", body, sending);
}

/** A photo of ours, submitted to the bakery. */
export async function submitPhoto(browser: Browser, over: object = {}): Promise<PostView> {
  const media = [{ type: "image", mediaId: await uploadedId(browser), altText: "Buns on a tray" }];
  return postOf(await submitPost(browser, { channelId: FIELD_BAKERY, caption: "Buns", media, ...over }));
}

export function postOf(answer: Answer): PostView {
  return postAnswer.parse(jsonOf(answer)).post;
}

export async function seePost(browser: Browser, postId: string): Promise<PostView> {
  return postOf(await browser.send(readPost, `/api/social/posts/${postId}`, { params: { postId } }));
}

/** Lets the worker of this process run until the post has come this far; what is under way may end. */
export async function runWorkerUntil(
  browser: Browser,
  postId: string,
  status: string,
  graceMs = 5_000,
): Promise<PostView> {
  return await runUntil(browser, postId, (post) => post.status === status, graceMs);
}

async function runUntil(
  browser: Browser,
  postId: string,
  isThere: (post: PostView) => boolean,
  graceMs = 5_000,
): Promise<PostView> {
  const loop = publishLoop();
  loop.start();
  const arrived = async () => {
    const post = await seePost(browser, postId);
    if (!isThere(post)) throw new Error(`The post is ${post.status}`);
  };
  try {
    await vi.waitFor(arrived, { timeout: PATIENCE_MS, interval: 50 });
  } finally {
    await loop.stop(graceMs);
  }
  return await seePost(browser, postId);
}

/** Live, and with its address, which follows a moment later. */
export async function publishedPhoto(browser: Browser, over: object = {}): Promise<PostView> {
  const { id } = await submitPhoto(browser, over);
  return await runUntil(browser, id, (post) => post.status === "published" && post.permalink !== null);
}
