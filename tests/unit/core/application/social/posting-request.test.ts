import { expect, it } from "vitest";
import { postingRequest } from "@/core/application/social/publishing/posting-request";
import { aMediaItem, aPost } from "@/tests/builders/a-post";

const addressOf = (...[id, shown]: [string, string]): string => `https://crm.example/media/${id}/${shown}`;

it("sends an upload by the address that fits what it is, and its cover as a picture", () => {
  const media = [
    aMediaItem({ mediaId: "m1", url: null }),
    aMediaItem({ type: "video", mediaId: "m2", url: null, coverMediaId: "c2" }),
    aMediaItem({ url: "https://cdn.example/a.jpg?x=1&y=2" }),
  ];
  const request = postingRequest(aPost({ media }), addressOf, { problem: null });
  expect(request.media.map(({ url, coverUrl }) => [url, coverUrl])).toEqual([
    ["https://crm.example/media/m1/image", null],
    ["https://crm.example/media/m2/video", "https://crm.example/media/c2/image"],
    ["https://cdn.example/a.jpg?x=1&y=2", null],
  ]);
});
