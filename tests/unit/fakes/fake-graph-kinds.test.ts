import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aJpeg, anImage, IMAGE, loggedIn, post, VIDEO } from "./a-fake-person";
import { CHILD_PHOTO, CHILD_VIDEO, make } from "./a-fake-post";

const MEDIA = `${FIELD_BAKERY}/media`;
const PLACED = JSON.stringify([{ username: "corner.coffee", x: 0.5, y: 1 }]);
const NAMED = JSON.stringify([{ username: "corner.coffee" }]);
const PHOTO = { image_url: IMAGE };
const REEL = { media_type: "REELS", video_url: VIDEO };
const STORY = { media_type: "STORIES", image_url: IMAGE };
const STORY_VIDEO = { media_type: "STORIES", video_url: VIDEO };
const many = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ username: `guest.${n}`, x: 0, y: 0 })));

describe("a container is made of", () => {
  it.each([
    [
      "a photo with everything",
      { ...PHOTO, caption: "Rye", alt_text: "Rye bread", location_id: "7640348500" },
    ],
    ["a tagged photo", { ...PHOTO, user_tags: PLACED, collaborators: '["corner.coffee"]' }],
    ["a photo that says IMAGE", { ...PHOTO, media_type: "IMAGE", is_carousel_item: "false" }],
    ["a reel with everything", { ...REEL, caption: "Oven", cover_url: IMAGE, location_id: "1" }],
    ["a tagged reel", { ...REEL, user_tags: NAMED, collaborators: "corner.coffee,night.market" }],
    ["a reel with its own thumbnail", { ...REEL, thumb_offset: "1500", share_to_feed: "false" }],
    ["a story photo", { ...STORY, user_tags: NAMED }],
    ["a story video", { ...STORY_VIDEO, user_tags: PLACED }],
    ["a carousel photo", { ...CHILD_PHOTO, alt_text: "Rye", user_tags: PLACED }],
    ["a carousel video", { ...CHILD_VIDEO, thumb_offset: "0" }],
    ["a photo with a parameter nobody knows", { ...PHOTO, colour: "green" }],
  ])("%s", async (_name, form) => {
    const { fake, page } = await loggedIn();
    expect(await make(fake, page, form)).toMatch(/^17889\d{12}$/);
  });

  it("a story photo of any ratio, while a feed photo has limits", async () => {
    const { fake, page } = await loggedIn({ fetchMedia: () => anImage(aJpeg(1080, 1920)) });
    expect(await make(fake, page, STORY)).toMatch(/^17889/);
    expect(await make(fake, page, CHILD_PHOTO)).toContain("2207009");
  });
});

describe("a container is refused with", () => {
  const notAllowed = (field: string) => ({
    code: 100,
    message: `(#100) Param ${field} is not allowed for this media type`,
  });
  const required = (field: string) => ({ code: 100, message: `(#100) The parameter ${field} is required` });
  const caption = { caption: "Rye" };
  const person = (username: string) => JSON.stringify([{ username, x: 0, y: 0 }]);

  it.each([
    ["a reel without a video", { media_type: "REELS", image_url: IMAGE }, required("video_url")],
    ["a story without media", { media_type: "STORIES" }, required("image_url")],
    ["a carousel without children", { media_type: "CAROUSEL" }, required("children")],
    ["a lone video", { media_type: "VIDEO", video_url: VIDEO }, { code: 100, error_subcode: 2207067 }],
    ["a story with both media", { ...STORY, video_url: VIDEO }, notAllowed("video_url")],
    ["a reel as a carousel item", { ...REEL, is_carousel_item: "true" }, notAllowed("is_carousel_item")],
    ["a story with a caption", { ...STORY, ...caption }, notAllowed("caption")],
    ["a story with a place", { ...STORY_VIDEO, location_id: "1" }, notAllowed("location_id")],
    ["a story with co-authors", { ...STORY, collaborators: "a" }, notAllowed("collaborators")],
    ["a story with alt text", { ...STORY, alt_text: "Rye" }, notAllowed("alt_text")],
    ["a reel with alt text", { ...REEL, alt_text: "Rye" }, notAllowed("alt_text")],
    ["a carousel item with a caption", { ...CHILD_PHOTO, ...caption }, notAllowed("caption")],
    ["a carousel item with a place", { ...CHILD_PHOTO, location_id: "1" }, notAllowed("location_id")],
    ["a carousel item with co-authors", { ...CHILD_PHOTO, collaborators: "a" }, notAllowed("collaborators")],
    ["a carousel video with tags", { ...CHILD_VIDEO, user_tags: NAMED }, notAllowed("user_tags")],
    ["a photo with a cover", { ...PHOTO, cover_url: IMAGE }, notAllowed("cover_url")],
    ["alt text of 1001 characters", { ...PHOTO, alt_text: "a".repeat(1001) }, { code: 100 }],
    ["21 tags", { ...PHOTO, user_tags: many(21) }, { code: 100, error_subcode: 2207040 }],
    ["a tag without a place", { ...PHOTO, user_tags: NAMED }, { code: 100 }],
    ["a tag outside the photo", { ...PHOTO, user_tags: '[{"username":"a","x":2,"y":0}]' }, { code: 100 }],
    ["a tag without a name", { ...PHOTO, user_tags: '[{"x":0,"y":0}]' }, { code: 100 }],
    ["a reel tag with a place", { ...REEL, user_tags: PLACED }, { code: 100 }],
    ["tags that are no list", { ...PHOTO, user_tags: "corner.coffee" }, { code: 100 }],
    ["a tag with an @", { ...PHOTO, user_tags: person("@a") }, { code: 110, error_subcode: 2207018 }],
    ["a private tag", { ...PHOTO, user_tags: person("private.person") }, { code: 110 }],
    ["an @ co-author", { ...REEL, collaborators: "@corner.coffee" }, { code: 110, error_subcode: 2207018 }],
    ["a private co-author", { ...PHOTO, collaborators: '["private.person"]' }, { code: 110 }],
    ["four co-authors", { ...PHOTO, collaborators: "a,b,c,d" }, { code: 100 }],
    [
      "a made-up place",
      { ...PHOTO, location_id: "Berlin" },
      { code: 100, message: "INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID" },
    ],
    ["a negative thumbnail", { ...REEL, thumb_offset: "-1" }, { code: 100 }],
    ["an upload of another kind", { media_type: "REELS", upload_type: "chunked" }, { code: 100 }],
    ["an upload beside an address", { ...REEL, upload_type: "resumable" }, { code: 100 }],
    ["an upload of a picture", { upload_type: "resumable" }, { code: 100 }],
  ])("%s", async (_name, form, error) => {
    const { fake, page } = await loggedIn();
    const answer = await post(fake, page, MEDIA, form);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject(error);
  });

  it("the 401st of a day, until the day is over", async () => {
    const { fake, page } = await loggedIn();
    fake.setQuota(FIELD_BAKERY, { containersUsedElsewhere: 399 });
    expect(await make(fake, page, PHOTO)).toMatch(/^17889/);
    expect((await post(fake, page, MEDIA, PHOTO)).body.error).toMatchObject({ code: 4 });
    fake.advance(86_400_000);
    expect(await make(fake, page, PHOTO)).toMatch(/^17889/);
  });
});
