import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { get, IMAGE, post, prepare, publish, remove, VIDEO } from "./a-fake-person";
import { CHILD_PHOTO, goLive, make, RESUMABLE_REEL, upload } from "./a-fake-post";

import type { Ask, Scene } from "./sample-scene";

const MEDIA =
  "id,media_type,media_product_type,caption,permalink,shortcode,timestamp,username,media_url,like_count,comments_count,is_comment_enabled";
const live: (path: string) => Ask =
  (path) =>
  async ({ fake, page }) => {
    const { body } = await publish(fake, page, await prepare(fake, page));
    return get(fake, page, path.replace("MEDIA", body.id ?? ""));
  };
const REEL = { media_type: "REELS", video_url: VIDEO };
const REEL_FIELDS =
  "id,media_type,media_product_type,permalink,shortcode,timestamp,thumbnail_url,comments_count,like_count";
const STORY = { media_type: "STORIES", image_url: IMAGE };
const CAROUSEL_FIELDS = "id,media_type,media_product_type,children{id,media_type},timestamp";
const commented: (ask: (scene: Scene, id: string) => ReturnType<Ask>) => Ask = (ask) => async (scene) => {
  const id = await goLive(scene.fake, scene.page);
  await post(scene.fake, scene.page, `${id}/comments`, { message: "Yum" });
  return ask(scene, id);
};
const container: (change: (scene: Scene, id: string) => unknown) => Ask = (change) => async (scene) => {
  const id = await prepare(scene.fake, scene.page);
  await change(scene, id);
  return get(scene.fake, scene.page, `${id}?fields=status_code,status`);
};
const faulted: (error: string) => Ask =
  (error) =>
  async ({ fake, page }) => {
    const fault: Fault = { action: "answer", error };
    const id = await prepare(fake, page);
    fake.inject(fault);
    return publish(fake, page, id);
  };
const create: (form: Record<string, string>) => Ask =
  (form) =>
  ({ fake, page }) =>
    post(fake, page, `${FIELD_BAKERY}/media`, { image_url: IMAGE, ...form });

/** How to make the fake say each sample of publishing, media and insights. */
export const PUBLISHING_SCENES: Readonly<Record<string, Ask>> = {
  "container-created": create({}),
  "container-resumable": ({ fake, page }) => post(fake, page, `${FIELD_BAKERY}/media`, RESUMABLE_REEL),
  "container-uploaded": async ({ fake, page }) =>
    upload(fake, page, await make(fake, page, RESUMABLE_REEL), new Uint8Array(10)),
  "container-upload-failed": async ({ fake, page }) =>
    upload(fake, page, await make(fake, page, RESUMABLE_REEL), new Uint8Array(10), { offset: "5" }),
  "container-in-progress": ({ fake, ...scene }) => {
    fake.setRipening(1000);
    return container(() => undefined)({ fake, ...scene });
  },
  "container-finished": container(() => undefined),
  "container-published": container(({ fake, page }, id) => publish(fake, page, id)),
  "container-expired": container(({ fake }) => fake.advance(90_000_000)),
  "container-error": container(({ fake }) => fake.failContainer(2207026)),
  "container-unfetchable": create({ image_url: "not an address" }),
  "container-bad-ratio": create({ image_url: "https://crm.example.com/wide.jpg" }),
  "container-video": create({ media_type: "VIDEO" }),
  "container-no-image": create({ image_url: "" }),
  "container-no-permission": (scene) => {
    scene.fake.setScopes(["instagram_basic"]);
    return create({})(scene);
  },
  published: async ({ fake, page }) => publish(fake, page, await prepare(fake, page)),
  "publish-too-early": async ({ fake, page }) => {
    fake.setRipening(1000);
    return publish(fake, page, await prepare(fake, page));
  },
  "publish-carousel-item": async ({ fake, page }) => publish(fake, page, await make(fake, page, CHILD_PHOTO)),
  "publish-action-blocked": faulted("4/2207051"),
  "publish-quota-reached": async ({ fake, page }) => {
    fake.setQuota(FIELD_BAKERY, { total: 0 });
    return publish(fake, page, await prepare(fake, page));
  },
  "publish-server-error": faulted("500"),
  quota: ({ fake, page }) =>
    get(fake, page, `${FIELD_BAKERY}/content_publishing_limit?fields=quota_usage,config`),
  "quota-no-fields": ({ fake, page }) => get(fake, page, `${FIELD_BAKERY}/content_publishing_limit`),
  "media-image": live(`MEDIA?fields=${MEDIA}`),
  "media-reel": async ({ fake, page }) => {
    const id = await goLive(fake, page, REEL);
    fake.setInsights(id, { likes: null });
    return get(fake, page, `${id}?fields=${REEL_FIELDS}`);
  },
  "media-carousel": async ({ fake, page }) =>
    get(fake, page, `${await goLive(fake, page, { media_type: "CAROUSEL" })}?fields=${CAROUSEL_FIELDS}`),
  "media-deleted": async ({ fake, page }) => {
    fake.setScopes(["instagram_basic", "instagram_content_publish", "instagram_manage_contents"]);
    return remove(fake, page, await goLive(fake, page));
  },
  "comment-created": async ({ fake, page }) =>
    post(fake, page, `${await goLive(fake, page)}/comments`, { message: "Yum" }),
  comments: commented(({ fake, page }, id) => get(fake, page, `${id}/comments`)),
  "comments-switched": commented(({ fake, page }, id) => post(fake, page, id, { comment_enabled: "false" })),
  "media-list": live(`${FIELD_BAKERY}/media?fields=${MEDIA}`),
  insights: live("MEDIA/insights?metric=reach,views&period=lifetime"),
  "insights-none-yet": (scene) => {
    scene.fake.setSwitches({ insightsDelayMs: 1000 });
    return live("MEDIA/insights?metric=reach")(scene);
  },
  "insights-metric-unsupported": live("MEDIA/insights?metric=replies"),
  "insights-impressions": live("MEDIA/insights?metric=impressions"),
  "insights-metric-unknown": live("MEDIA/insights?metric=charm"),
  "insights-few-viewers": async ({ fake, page }) => {
    const id = await goLive(fake, page, STORY);
    fake.setStoryViewers(id, 4);
    return get(fake, page, `${id}/insights?metric=views`);
  },
  "insights-before-conversion": async ({ fake, page }) => {
    const id = await goLive(fake, page);
    fake.setOlderThanConversion(id);
    return get(fake, page, `${id}/insights?metric=views`);
  },
  "app-limit": faulted("4"),
  "instagram-limit": faulted("80002"),
};
