import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { POST } from "@/app/api/social/media/[mediaId]/poster/route";
import { GET as open } from "@/app/media/[mediaId]/[name]/route";
import { anId } from "@/tests/builders/an-id";
import { aVideo } from "@/tests/media/videos";
import { type Answer, jsonOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { aPhoto, uploadedId, uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

httpScene();

async function aFilm(browser: Browser) {
  return mediaAnswer.parse(jsonOf(await uploadPhoto(browser, new Blob([new Uint8Array(await aVideo())]))));
}

function setPoster(browser: Browser, mediaId: string, frame: Blob): Promise<Answer> {
  const body = new FormData();
  body.append("file", frame, "frame.jpg");
  return browser.send(POST, `/api/social/media/${mediaId}/poster`, {
    method: "POST",
    body,
    params: { mediaId },
  });
}

async function see(address: string | null): Promise<Answer> {
  const [, , mediaId = "", name = ""] = new URL(address ?? "").pathname.split("/");
  return await new Browser().send(open, address ?? "", { params: { mediaId, name } });
}

describe("POST /api/social/media/:id/poster", () => {
  it("puts a frame of the video in the place of the plain picture", async () => {
    const browser = await signedIn(anId());
    const before = await aFilm(browser);
    const answer = await setPoster(browser, before.id, await aPhoto(1080, 1920));
    expect(answer.status).toBe(200);
    const { thumbnailUrl, ...rest } = mediaAnswer.parse(jsonOf(answer));
    expect({ ...rest, thumbnailUrl: before.thumbnailUrl }).toEqual(before);
    expect(thumbnailUrl).not.toBe(before.thumbnailUrl);
    const { width, height } = await sharp((await see(thumbnailUrl)).bytes).metadata();
    expect([width, height]).toEqual([360, 640]);
    expect(refusalOf(await see(before.thumbnailUrl)).status).toBe(404);
  });

  it("is not for photos", async () => {
    const browser = await signedIn(anId());
    const answer = await setPoster(browser, await uploadedId(browser), await aPhoto());
    expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
  });

  it("is not for other people's videos", async () => {
    const { id } = await aFilm(await signedIn(anId()));
    const photo = await aPhoto();
    expect(refusalOf(await setPoster(await signedIn(anId()), id, photo)).status).toBe(404);
    expect(refusalOf(await setPoster(new Browser(), id, photo)).status).toBe(401);
  });

  it("takes pictures only", async () => {
    const browser = await signedIn(anId());
    const { id } = await aFilm(browser);
    for (const frame of [new Blob(["no picture"]), new Blob([new Uint8Array(await aVideo())])]) {
      const answer = await setPoster(browser, id, frame);
      expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
      expect(pathsOf(answer)).toEqual(["file"]);
    }
  });
});
