import type { APIResponse, Page } from "playwright-core";
import { z } from "zod/v4";
import { type PostView, postAnswer } from "@/app/api/_schemas/post";
import { aPhoto } from "@/tests/e2e/support/journey";
import type { Stage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

/** Posts made by plain requests, with the cookies of the person on the page. */
export class PostSeeds {
  #photoId = "";

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
  ) {}

  async upload(): Promise<void> {
    const file = await aPhoto();
    const answer = await this.page.request.post(`${this.stage.appUrl}/api/social/media`, {
      multipart: { file },
    });
    this.#photoId = z.object({ id: z.string() }).parse(await answer.json()).id;
  }

  async add(caption: string, over: Readonly<Record<string, unknown>> = {}): Promise<PostView> {
    const data = { channelId: FIELD_BAKERY, caption, media: this.photos(1), ...over };
    return await postOf(await this.page.request.post(`${this.stage.appUrl}/api/social/posts`, { data }));
  }

  async published(caption: string): Promise<PostView> {
    const { id } = await this.add(caption);
    return await this.until(id, "published");
  }

  photos(count: number): readonly { readonly type: "image"; readonly mediaId: string }[] {
    return Array.from({ length: count }, () => ({ type: "image", mediaId: this.#photoId }));
  }

  async act(id: string, action: string, data: object = {}): Promise<PostView> {
    return await postOf(
      await this.page.request.post(`${this.stage.appUrl}/api/social/posts/${id}/${action}`, { data }),
    );
  }

  async until(id: string, status: PostView["status"]): Promise<PostView> {
    for (let look = 0; look < 600; look += 1) {
      const post = await postOf(await this.page.request.get(`${this.stage.appUrl}/api/social/posts/${id}`));
      if (post.status === status) return post;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`The post never became ${status}`);
  }
}

async function postOf(answer: APIResponse): Promise<PostView> {
  return postAnswer.parse(await answer.json()).post;
}
