import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { avatarCopier } from "@/infrastructure/media/avatar-copier";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { type Answering, aHost, aPublicFetch, PRIVATE_IP, PUBLIC_IP, resolving } from "./remote/a-host";

const face = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#c86b3c" } })
  .png()
  .toBuffer();

const picture: Answering = ({ url }, out) => {
  if (url === "/elsewhere") out.writeHead(302, { location: "/face.png" }).end();
  else if (url === "/inside") out.writeHead(302, { location: "https://127.0.0.1/face.png" }).end();
  else out.writeHead(url === "/face.png" ? 200 : 404, { "content-type": "image/png" }).end(face);
};

async function copied(path: string, ...lookups: readonly (readonly string[])[]) {
  const host = await aHost(picture);
  const store = new MemoryMediaStore();
  const random = { token: () => "avatar-1", fraction: () => 0 };
  const remote = aPublicFetch(resolving(...lookups));
  const copy = avatarCopier({ store, remote, random, clock: new ManualClock() });
  const id = await copy(host.at(path), "owner");
  return { media: id === null ? null : await store.find(id), asked: host.asked.length };
}

describe("the copy of an avatar", () => {
  it.each(["/face.png", "/elsewhere"])(
    "is a small square of our own, also after a redirect: %s",
    async (path) => {
      const { media } = await copied(path, [PUBLIC_IP]);
      expect(media).toMatchObject({
        id: "avatar-1",
        ownerId: "owner",
        purpose: "avatar",
        width: 160,
        height: 160,
      });
    },
  );

  it.each([
    ["is missing", "/gone", [PUBLIC_IP], 1],
    ["sends on to this machine", "/inside", [PUBLIC_IP], 1],
    ["has a name of a private address", "/face.png", [PRIVATE_IP], 0],
  ])("is not made of a picture that %s", async (_what, path, lookup, asked) => {
    expect(await copied(path, lookup)).toEqual({ media: null, asked });
  });
});
