import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { startFakeGraphServer } from "@/tests/fakes/graph/fake-graph-server";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { get, loggedIn, post, publish } from "./a-fake-person";
import { make, RESUMABLE_REEL, upload } from "./a-fake-post";

const BYTES = new Uint8Array(100_000).map((_, index) => index % 251);

async function aWaitingReel() {
  const { fake, page } = await loggedIn({ videoRipenMs: 0 });
  const id = await make(fake, page, RESUMABLE_REEL);
  const status = async () => (await get(fake, page, `${id}?fields=status_code`)).raw;
  return { fake, page, id, status };
}

describe("a container that waits for its bytes", () => {
  it.each([
    ["a reel", RESUMABLE_REEL],
    ["a story", { media_type: "STORIES", upload_type: "resumable" }],
    ["a carousel item", { media_type: "VIDEO", upload_type: "resumable", is_carousel_item: "true" }],
  ])("%s: says where they go, and is IN_PROGRESS until they have come", async (_what, form) => {
    const { fake, page } = await loggedIn({ videoRipenMs: 0 });
    const { raw, body } = await post(fake, page, `${FIELD_BAKERY}/media`, form);
    const id = body.id ?? "";
    expect(raw).toEqual({ id, uri: `https://rupload.facebook.com/ig-api-upload/v26.0/${id}` });
    expect((await get(fake, page, `${id}?fields=status_code`)).raw).toMatchObject({
      status_code: "IN_PROGRESS",
    });
    expect((await upload(fake, page, id, BYTES)).raw).toEqual({
      success: true,
      message: "Upload successful.",
    });
    expect((await get(fake, page, `${id}?fields=status_code`)).raw).toMatchObject({
      status_code: "FINISHED",
    });
  });

  it("ripens from the moment they came", async () => {
    const { fake, page } = await loggedIn({ videoRipenMs: 3000 });
    const id = await make(fake, page, RESUMABLE_REEL);
    const status = async () => (await get(fake, page, `${id}?fields=status_code`)).raw;
    fake.advance(60_000);
    await upload(fake, page, id, BYTES);
    fake.advance(2_999);
    expect(await status()).toMatchObject({ status_code: "IN_PROGRESS" });
    fake.advance(1);
    expect(await status()).toMatchObject({ status_code: "FINISHED" });
  });

  it("cannot be published before, and expires like any other", async () => {
    const { fake, page, id, status } = await aWaitingReel();
    expect((await publish(fake, page, id)).body.error).toMatchObject({ code: 9007 });
    fake.advance(24 * 60 * 60 * 1000);
    expect(await status()).toMatchObject({ status_code: "EXPIRED" });
  });

  it.each([
    ["another offset", { offset: "1" }],
    ["another size", { file_size: "99999" }],
    ["no size", { file_size: "" }],
    ["a token of nobody", { authorization: "OAuth EAAGnobody" }],
    ["a bearer token", { authorization: "Bearer EAAGnobody" }],
  ])("refuses %s in its own envelope, and goes on waiting", async (_what, headers) => {
    const { fake, page, id, status } = await aWaitingReel();
    const { status: code, raw } = await upload(fake, page, id, BYTES, headers);
    expect([code, raw]).toEqual([
      400,
      { debug_info: { retriable: false, type: expect.any(String), message: expect.any(String) } },
    ]);
    expect(await status()).toMatchObject({ status_code: "IN_PROGRESS" });
    expect((await upload(fake, page, id, BYTES)).status).toBe(200);
  });

  it("refuses a dead token, bytes that nobody waits for, and bytes twice", async () => {
    const { fake, page, id } = await aWaitingReel();
    await upload(fake, page, id, BYTES);
    expect((await upload(fake, page, id, BYTES)).status).toBe(400);
    expect((await upload(fake, page, "17889000000099999", BYTES)).status).toBe(400);
    const other = await make(fake, page, RESUMABLE_REEL);
    fake.killUser(460);
    expect((await upload(fake, page, other, BYTES)).status).toBe(400);
  });

  it("can be told to fail", async () => {
    const { fake, page, id } = await aWaitingReel();
    fake.inject({ match: { path: "ig-api-upload" }, action: "answer", error: "rupload-retriable" });
    expect((await upload(fake, page, id, BYTES)).raw).toMatchObject({ debug_info: { retriable: true } });
  });

  it("takes them on a socket, as they come", async () => {
    const { fake, page, id } = await aWaitingReel();
    const server = await startFakeGraphServer({ fake, port: 0 });
    const large = new Uint8Array(3 * 1024 * 1024).fill(7);
    const headers = { authorization: `OAuth ${page}`, offset: "0", file_size: String(large.length) };
    const answer = await fetch(`${server.url}/ig-api-upload/v26.0/${id}`, {
      method: "POST",
      headers,
      body: large,
    });
    await server.close();
    expect(await answer.json()).toMatchObject({ success: true });
    expect(JSON.parse(fake.snapshot()).containers[0].upload).toEqual({
      bytes: large.length,
      sha256: createHash("sha256").update(large).digest("hex"),
    });
  });
});
