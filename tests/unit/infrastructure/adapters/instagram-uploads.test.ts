import { describe, expect, it } from "vitest";
import { Secret } from "@/core/domain/secret";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { aSocialAuth } from "@/tests/builders/a-social-auth";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { ManualClock } from "@/tests/fakes/manual-clock";
import type { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { aConnectedAccount, aGraphClient, type Connected } from "./a-graph";
import { aPhoto, aRequest, aVideo } from "./a-request";

const BYTES = new Uint8Array(5000).fill(3);

async function stored(uploads: MemoryMediaStore): Promise<string> {
  async function* bytes() {
    yield BYTES;
  }
  return (await uploads.put(aStoredMedia({ type: "video" }), bytes())).id;
}

const asked = ({ asked: requests }: Connected): string[] =>
  requests().map((request) => request.replace(/\d{17}/g, "<id>"));

describe("a container for an upload", () => {
  it.each([
    ["a reel", "reel"],
    ["a story", "story"],
  ] as const)("of %s counts as made when its bytes have arrived", async (_what, kind) => {
    const account = await aConnectedAccount();
    const media = [aVideo({ upload: await stored(account.uploads) })];
    const containerId = await account.adapter.prepare(aRequest({ kind, media }), []);
    expect(asked(account)).toEqual(["POST <id>/media", "POST /ig-api-upload<id>"]);
    account.clock.advance(10_000);
    expect(await account.adapter.check(containerId)).toEqual({ state: "finished" });
  });

  it("of a carousel's item is filled like any other, that of the carousel itself is not", async () => {
    const account = await aConnectedAccount();
    const request = aRequest({ media: [aVideo({ upload: await stored(account.uploads) }), aPhoto()] });
    const children = [
      await account.adapter.prepareChild(request, 0),
      await account.adapter.prepareChild(request, 1),
    ];
    account.clock.advance(10_000);
    await account.adapter.prepare(request, children);
    expect(asked(account)).toEqual([
      "POST <id>/media",
      "POST /ig-api-upload<id>",
      "POST <id>/media",
      "POST <id>/media",
    ]);
  });

  it("is published in one go, too", async () => {
    const account = await aConnectedAccount();
    const media = [aVideo({ upload: await stored(account.uploads) })];
    expect(await account.adapter.publish(aRequest({ kind: "reel", media }))).toMatchObject({ success: true });
  });

  it("is not made when the bytes are gone", async () => {
    const { adapter } = await aConnectedAccount();
    const media = [aVideo({ upload: "gone" })];
    await expect(adapter.prepare(aRequest({ kind: "reel", media }), [])).rejects.toMatchObject({
      code: "media_rejected",
      details: { remedy: "stop" },
    });
  });

  it("never sends the token where Meta's answer points to", async () => {
    const { auth, uploads } = await aConnectedAccount();
    const seen: string[] = [];
    const graph = aGraphClient((request) => {
      seen.push(request.url);
      const made = { id: "17889000000000011", uri: "https://evil.example/steal" };
      return Promise.resolve(Response.json(seen.length === 1 ? made : { success: true }));
    });
    const connection = aSocialAuth({ accessToken: new Secret("EAAG"), channelId: "1", openId: "1" });
    const adapter = new InstagramPostingAdapter(auth, connection, graph, new ManualClock(), uploads);
    await adapter.prepare(aRequest({ kind: "reel", media: [aVideo({ upload: await stored(uploads) })] }), []);
    expect(seen).toEqual([
      "https://graph.facebook.com/v26.0/1/media",
      "https://rupload.facebook.com/ig-api-upload/v26.0/17889000000000011",
    ]);
  });
});
