import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod/v4";
import { type PostView, postAnswer } from "@/app/api/_schemas/post";
import { aPhoto } from "@/tests/e2e/support/journey";
import type { Stage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";

/** Longer than a lease that has to lapse first. */
const PATIENCE_MS = 150_000;

/** The same way by plain HTTP, as a program would go it. */
export class ApiJourney {
  readonly #cookies = new Map<string, string>();

  constructor(
    private readonly stage: Stage,
    sessionCookie: string,
  ) {
    this.keep(sessionCookie);
  }

  async connect(pageIds: readonly string[] = [FIELD_BAKERY_PAGE]): Promise<void> {
    const started = await this.call("/api/auth/instagram/start");
    const dialog = started.headers.get("location");
    if (!dialog) throw new Error(`Connecting did not start: ${await started.text()}`);
    const state = new URL(dialog).searchParams.get("state") ?? "";
    this.keepCookies(started);
    const redirectUri = `${this.stage.appUrl}/api/auth/instagram/callback`;
    const code = this.stage.fake.issueCode({ redirectUri });
    const back = await this.call(`/api/auth/instagram/callback?${new URLSearchParams({ code, state })}`);
    this.keepCookies(back);
    const saved = await this.call("/api/auth/instagram/select-page", { pageIds });
    if (!saved.ok) throw new Error(`Connecting failed: ${await saved.text()}`);
  }

  async publish(caption: string): Promise<PostView> {
    const media = [{ type: "image", mediaId: await this.upload(await aPhoto()) }];
    return await this.submit({ channelId: FIELD_BAKERY, caption, media });
  }

  /** Answers the id of the upload. */
  async upload({ name, mimeType, buffer }: Awaited<ReturnType<typeof aPhoto>>): Promise<string> {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
    const headers = { cookie: this.cookies() };
    const answer = await fetch(`${this.stage.appUrl}/api/social/media`, {
      method: "POST",
      headers,
      body: form,
    });
    return z.object({ id: z.string() }).parse(await answer.json()).id;
  }

  async submit(body: Readonly<Record<string, unknown>>): Promise<PostView> {
    const answer = await this.call("/api/social/posts", body);
    return postAnswer.parse(await answer.json()).post;
  }

  async until(id: string, reached: (post: PostView) => boolean): Promise<PostView> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
      const answer = await this.call(`/api/social/posts/${id}`);
      const { post } = postAnswer.parse(await answer.json());
      if (reached(post)) return post;
      await sleep(100);
    }
    throw new Error("The post did not get there");
  }

  call(path: string, body?: Readonly<Record<string, unknown>>): Promise<Response> {
    const headers = { cookie: this.cookies(), ...(body ? { "content-type": "application/json" } : {}) };
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return fetch(`${this.stage.appUrl}${path}`, { redirect: "manual", headers, ...init });
  }

  private keepCookies(answer: Response): void {
    for (const cookie of answer.headers.getSetCookie()) this.keep(cookie.split(";")[0] ?? "");
  }

  private keep(pair: string): void {
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    this.#cookies.set(name, value);
  }

  private cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}
