import { vi } from "vitest";
import type { PostView } from "@/app/api/_schemas/post";
import { publishLoop } from "@/infrastructure/container";
import type { Browser } from "./browser";
import { PATIENCE_MS } from "./patience";
import { seePost } from "./publish";

/** Lets the worker of this process run until `check` is content with the post; `between` happens at each look. */
export async function runWorkerUntilSeen(
  browser: Browser,
  postId: string,
  check: (post: PostView) => void,
  between: () => void = () => {},
): Promise<PostView> {
  const loop = publishLoop();
  loop.start();
  const arrived = async () => {
    between();
    const post = await seePost(browser, postId);
    check(post);
    return post;
  };
  try {
    return await vi.waitFor(arrived, { timeout: PATIENCE_MS, interval: 50 });
  } finally {
    await loop.stop(5_000);
  }
}
