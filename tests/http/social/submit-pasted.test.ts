import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { jsonOf } from "../support/answer";
import { connectThroughMeta } from "../support/connect";
import { postOf, submitPost } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();
const PHOTO = { type: "image", url: "https://cdn.example.com/buns.jpg" };

async function submit(over: object) {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta);
  return await submitPost(browser, { channelId: FIELD_BAKERY, media: [PHOTO], ...over });
}

describe("what people paste", () => {
  it("is taken as it was meant, in every field of a post", async () => {
    const { media, collaborators, locationId, channelId, scheduledAt } = postOf(
      await submit({
        channelId: `\u200e${FIELD_BAKERY}\u200e`,
        media: [
          {
            ...PHOTO,
            url: "\ufeffHttps://cdn.example.com/buns.jpg\u200b",
            userTags: [{ username: "\u2066@anna\u2069", x: 0.5, y: 0.5 }],
          },
        ],
        collaborators: ["＠ben"],
        locationId: "\u200e１２３",
        scheduledAt: "\u200e2036-12-01T09:00:00Z",
        draft: true,
      }),
    );
    expect({ channelId, collaborators, locationId, scheduledAt }).toEqual({
      channelId: FIELD_BAKERY,
      collaborators: ["ben"],
      locationId: "123",
      scheduledAt: "2036-12-01T09:00:00.000Z",
    });
    expect(media).toMatchObject([
      { url: "https://cdn.example.com/buns.jpg", userTags: [{ username: "anna" }] },
    ]);
  });

  it("names the character that a handle or an address may not have", async () => {
    const answer = await submit({
      media: [{ ...PHOTO, url: "https://cdn.example.com/caf\u00e9.jpg" }],
      collaborators: ["an na"],
    });
    expect(answer.status).toBe(422);
    expect(jsonOf(answer)).toMatchObject({
      issues: [
        { path: "collaborators.0", message: expect.stringContaining("a space (U+0020)") },
        { path: "media.0.url", message: expect.stringContaining('"\u00e9" (U+00E9)') },
      ],
    });
  });

  it("hides no hashtag: thirty-one of emoji are one too many", async () => {
    const answer = await submit({ caption: "#\u{1f950} ".repeat(31) });
    expect(jsonOf(answer)).toMatchObject({
      issues: [{ path: "caption", rule: "caption_hashtags", limit: 30 }],
    });
  });
});
