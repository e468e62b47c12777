import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import type { Upload } from "@/infrastructure/media/upload-form";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { anId } from "@/tests/builders/an-id";
import { aFile, cutOff, TusPeer } from "./tus-peer";
import { uploadScene } from "./upload-scene";

const { clock, here, there, accepted, takeOver, next, peer, leftOver } = uploadScene();
const MEGABYTE = 1024 * 1024;
const A_DAY_MS = 24 * 3600 * 1000;

const filename = (name: string) => ({
  "upload-metadata": `filename ${Buffer.from(name).toString("base64")},fit ${btoa("pad")}`,
});

describe("a resumable upload", () => {
  it("arrives in parts, at different processes, and becomes media once", async () => {
    const file = aFile(2_500_000);
    const id = await peer.announce(here.uploads, file.length, filename("Été 海.mov"));
    const first = await peer.patch(there.uploads, id, 0, file.subarray(0, 1_300_000));
    expect([first.status, first.offset, first.mediaId]).toEqual([204, 1_300_000, null]);
    expect(first.headers.get("upload-expires")).not.toBeNull();
    const last = await peer.patch(here.uploads, id, first.offset, file.subarray(first.offset));
    expect([last.status, last.offset, last.mediaId]).toEqual([204, file.length, id]);
    expect(accepted).toHaveLength(1);
    expect(accepted[0]).toMatchObject({
      stem: "Ete",
      originalName: "Été 海.mov",
      wish: { use: "feed", fit: "pad", ratio: "original" },
    });
    expect(accepted[0]?.bytes.equals(file)).toBe(true);
  });

  it("says at HEAD how far it has come, and what was said of the file", async () => {
    const id = await peer.announce(here.uploads, 900_000, filename("a.mp4"));
    await peer.patch(here.uploads, id, 0, aFile(400_000));
    const { status, headers, offset } = await peer.head(there.uploads, id);
    expect([status, offset, headers.get("upload-length")]).toEqual([200, 400_000, "900000"]);
    expect(headers.get("upload-metadata")).toBe(filename("a.mp4")["upload-metadata"]);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("goes on after a cut from where it is safe, with the same bytes in the end", async () => {
    const file = aFile(3 * MEGABYTE);
    const id = await peer.announce(here.uploads, file.length);
    const cut = peer.patch(here.uploads, id, 0, cutOff(file.subarray(0, 1_900_000)));
    await expect(cut).rejects.toMatchObject({ code: "conflict" });
    const { offset } = await peer.head(there.uploads, id);
    expect(offset).toBeGreaterThan(MEGABYTE);
    expect(offset).toBeLessThanOrEqual(1_900_000);
    await peer.patch(there.uploads, id, offset, file.subarray(offset));
    expect(accepted[0]?.bytes.equals(file)).toBe(true);
  });

  it("may begin with the announcement itself", async () => {
    const file = aFile(70_000);
    const headers = {
      "upload-length": String(file.length),
      "content-type": "application/offset+octet-stream",
    };
    const answer = await peer.send(here.uploads, "POST", null, headers, file);
    expect([answer.status, answer.offset]).toEqual([201, file.length]);
    expect(answer.mediaId).toMatch(/^[\w-]{43}$/);
    expect(accepted[0]?.bytes.equals(file)).toBe(true);
  });

  it("refuses a part that begins elsewhere, and changes nothing", async () => {
    const id = await peer.announce(here.uploads, 900_000);
    await peer.patch(here.uploads, id, 0, aFile(100_000));
    const wrong = peer.patch(here.uploads, id, 50_000, aFile(100_000));
    await expect(wrong).rejects.toMatchObject({ code: "conflict", details: { reason: "upload_offset" } });
    expect((await peer.head(here.uploads, id)).offset).toBe(100_000);
  });

  it("refuses more than was announced", async () => {
    const id = await peer.announce(here.uploads, 100_000);
    const long = peer.patch(here.uploads, id, 0, aFile(200_000));
    await expect(long).rejects.toMatchObject({ code: "payload_too_large" });
    expect(accepted).toEqual([]);
  });

  it("is nobody else's", async () => {
    const id = await peer.announce(here.uploads, 100_000);
    const stranger = new TusPeer(async () => aStoredMedia());
    const gone = { code: "not_found" };
    await expect(stranger.head(here.uploads, id)).rejects.toMatchObject(gone);
    await expect(stranger.patch(here.uploads, id, 0, aFile(9))).rejects.toMatchObject(gone);
    await expect(stranger.terminate(here.uploads, id)).rejects.toMatchObject(gone);
    expect((await peer.head(here.uploads, id)).offset).toBe(0);
  });

  it("does not care what a proxy says of the address", async () => {
    const headers = { "upload-length": "10", "x-forwarded-proto": "https,http", "x-forwarded-host": "evil" };
    const { headers: answered } = await peer.send(here.uploads, "POST", null, headers);
    expect(answered.get("location")).toMatch(/^\/api\/social\/media\/uploads\/[\w-]{43}$/);
    expect([...answered.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("the end of a resumable upload", () => {
  const arrived = async (file: Uint8Array) => {
    const id = await peer.announce(here.uploads, file.length);
    return { id, last: peer.patch(here.uploads, id, 0, file) };
  };

  it("is told again to who asks again, and nothing is processed twice", async () => {
    const file = aFile(300_000);
    const { id, last } = await arrived(file);
    await last;
    const [head, empty] = [
      await peer.head(there.uploads, id),
      await peer.patch(there.uploads, id, 300_000, aFile(0)),
    ];
    expect([head.offset, head.mediaId]).toEqual([300_000, id]);
    expect([empty.status, empty.offset, empty.mediaId]).toEqual([204, 300_000, id]);
    const again = peer.patch(here.uploads, id, 0, file);
    await expect(again).rejects.toMatchObject({ code: "conflict", details: { reason: "upload_offset" } });
    expect(accepted).toHaveLength(1);
  });

  it("comes by itself after a crash between the last byte and the media", async () => {
    const file = aFile(1_200_000);
    next.keep = async () => {
      throw new Error("killed");
    };
    const { id, last } = await arrived(file);
    await expect(last).rejects.toThrow("killed");
    next.keep = takeOver;
    const { offset, mediaId } = await peer.head(there.uploads, id);
    expect([offset, mediaId]).toEqual([file.length - 1, null]);
    const end = await peer.patch(there.uploads, id, offset, file.subarray(offset));
    expect([end.offset, end.mediaId]).toEqual([file.length, id]);
    expect(accepted.at(-1)?.bytes.equals(file)).toBe(true);
  });

  it("comes by itself after a crash between the media and the answer", async () => {
    const file = aFile(1_200_000);
    next.keep = async (upload, ownerId) => {
      await takeOver(upload, ownerId);
      throw new Error("killed");
    };
    const { id, last } = await arrived(file);
    await expect(last).rejects.toThrow("killed");
    next.keep = takeOver;
    const end = await peer.patch(there.uploads, id, file.length - 1, file.subarray(-1));
    expect(end.mediaId).toBe(id);
    expect(await there.mediaStore.find(id)).not.toBeNull();
  });

  it("leaves nothing of a file that was refused", async () => {
    next.keep = async () => {
      throw new AppError("media_rejected", "No picture");
    };
    const { id, last } = await arrived(aFile(1_200_000));
    await expect(last).rejects.toMatchObject({ code: "media_rejected" });
    expect(await leftOver()).toBe(0);
    await expect(peer.head(here.uploads, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("removes what arrived when the media is another file", async () => {
    next.keep = async () => "made-of-it";
    const { id, last } = await arrived(aFile(1_200_000));
    expect((await last).mediaId).toBe("made-of-it");
    expect(await here.blobs.open(id)).toBeNull();
    expect((await peer.head(here.uploads, id)).mediaId).toBe("made-of-it");
  });
});

describe("an upload that is given up", () => {
  it("goes with its bytes", async () => {
    const id = await peer.announce(here.uploads, 3_000_000);
    await peer.patch(here.uploads, id, 0, aFile(1_500_000));
    expect((await peer.terminate(there.uploads, id)).status).toBe(204);
    expect(await leftOver()).toBe(0);
  });

  it("leaves alone what became media before", async () => {
    const id = await peer.announce(here.uploads, 1_500_000);
    await peer.patch(here.uploads, id, 0, aFile(1_500_000));
    await peer.terminate(here.uploads, id);
    expect(await here.mediaStore.open(id)).not.toBeNull();
    await expect(peer.head(here.uploads, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is unknown after a day, and purged with its bytes", async () => {
    const id = await peer.announce(here.uploads, 3_000_000);
    await peer.patch(here.uploads, id, 0, aFile(1_500_000));
    expect(await here.expired.purgeExpired(clock.now())).toBe(0);
    clock.advance(A_DAY_MS + 1_000);
    await expect(peer.head(here.uploads, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await here.expired.purgeExpired(clock.now())).toBe(1);
    expect(await leftOver()).toBe(0);
  });

  it.each([
    ["was accepted", takeOver],
    [
      "became media just before a crash",
      async (upload: Upload, ownerId: string) => {
        await takeOver(upload, ownerId);
        throw new Error("killed");
      },
    ],
  ] as const)("is forgotten after a day without its media, when it %s", async (_how, keeping) => {
    next.keep = keeping;
    const id = await peer.announce(here.uploads, 1_500_000);
    await peer.patch(here.uploads, id, 0, aFile(1_500_000)).catch(() => undefined);
    clock.advance(A_DAY_MS + 5_000);
    expect(await there.expired.purgeExpired(clock.now())).toBe(1);
    expect(await there.mediaStore.open(id)).not.toBeNull();
  });
});

it("knows nothing of an upload that was never announced", async () => {
  await expect(peer.head(here.uploads, anId())).rejects.toMatchObject({ code: "not_found" });
});
