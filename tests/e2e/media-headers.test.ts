import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { aPhoto } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";

const OWNER = "64b7f0c2a1b2c3d4e5f60719";

/** Route handlers answer all this; that it reaches the wire is for the built app to show. */
describe("public media as the built app sends them", () => {
  let stage: Stage;
  let url = "";
  let bytes = 0;

  beforeAll(async () => {
    stage = await setTheStage({ APP_MODE: "production" });
    const cookie = `admin_user_id=${await signAdminSession(stage.sessionSecret, OWNER, 3600)}`;
    const photo = await aPhoto();
    const body = new FormData();
    body.set("file", new Blob([new Uint8Array(photo.buffer)], { type: photo.mimeType }), photo.name);
    const answer = await fetch(`${stage.appUrl}/api/social/media`, {
      method: "POST",
      headers: { cookie },
      body,
    });
    ({ url, bytes } = mediaAnswer.parse(await answer.json()));
  });
  afterAll(() => stage.close());

  async function visit(init: RequestInit = {}, address = url) {
    const { status, headers, ...answer } = await fetch(address, init).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      sent: (await response.arrayBuffer()).byteLength,
    }));
    return [status, headers.get("content-length"), headers.get("content-type"), answer.sent];
  }

  it("have their type and length, whole, in part and by HEAD", async () => {
    const length = String(bytes);
    expect(await visit()).toEqual([200, length, "image/jpeg", bytes]);
    expect(await visit({ method: "HEAD" })).toEqual([200, length, "image/jpeg", 0]);
    expect(await visit({ headers: { range: "bytes=10-109" } })).toEqual([206, "100", "image/jpeg", 100]);
    expect(await visit({ headers: { range: `bytes=${bytes}-` } })).toEqual([416, "0", "image/jpeg", 0]);
  });

  it("have a thumbnail with the same", async () => {
    const [status, length, type, sent] = await visit({}, new URL("thumbnail.jpg", url).href);
    expect([status, type, length]).toEqual([200, "image/jpeg", String(sent)]);
    expect(sent).toBeLessThan(bytes);
  });
});
