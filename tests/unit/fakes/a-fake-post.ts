import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { type Answer, IMAGE, post, publish, send, VIDEO } from "./a-fake-person";

/** A container of any kind; its id. */
export async function make(fake: FakeGraph, token: string, form: Record<string, string>): Promise<string> {
  const { body } = await post(fake, token, `${FIELD_BAKERY}/media`, form);
  return body.id ?? JSON.stringify(body.error);
}

export const CHILD_PHOTO = { image_url: IMAGE, is_carousel_item: "true" };
export const CHILD_VIDEO = { media_type: "VIDEO", video_url: VIDEO, is_carousel_item: "true" };

export const RESUMABLE_REEL = { media_type: "REELS", upload_type: "resumable" };

/** The bytes of a video, sent as Meta wants them. */
export function upload(
  fake: FakeGraph,
  token: string,
  containerId: string,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const announced = { authorization: `OAuth ${token}`, offset: "0", file_size: String(bytes.byteLength) };
  const address = `https://rupload.facebook.com/ig-api-upload/v26.0/${containerId}`;
  return send(
    fake,
    new Request(address, { method: "POST", headers: { ...announced, ...headers }, body: bytes }),
  );
}

/** A carousel container of a photo and a video, both ready. */
export async function makeCarousel(fake: FakeGraph, token: string, form: Record<string, string> = {}) {
  const photo = await make(fake, token, CHILD_PHOTO);
  const video = await make(fake, token, CHILD_VIDEO);
  fake.setContainerReady(video, 0);
  return make(fake, token, { media_type: "CAROUSEL", children: `${photo},${video}`, ...form });
}

/** A live post of any kind; its id. */
export async function goLive(
  fake: FakeGraph,
  token: string,
  form: Record<string, string> = { image_url: IMAGE },
): Promise<string> {
  const container =
    form.media_type === "CAROUSEL" ? await makeCarousel(fake, token, form) : await make(fake, token, form);
  fake.setContainerReady(container, 0);
  return (await publish(fake, token, container)).body.id ?? "";
}
