import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Clock } from "@/core/application/interfaces/clock";
import type { PostMedia } from "@/core/domain/marketing/post-content";
import { aMediaItem } from "@/tests/builders/a-post";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import type { FakeContainer } from "@/tests/fakes/graph/posts";
import { aPress, type Press } from "./a-press";

export const CLIP = new Uint8Array(300_000).map((_, index) => (index * 7) % 256);
export const CLIP_SHA256 = createHash("sha256").update(CLIP).digest("hex");

/** A press whose uploads Meta cannot fetch. */
export async function aPressWithoutAddress(): Promise<Press> {
  const press = await aPress();
  press.isReachable = false;
  return press;
}

/** A video that was uploaded here. */
export async function anUploadedClip(press: Press, over: Partial<PostMedia> = {}): Promise<PostMedia> {
  const media = aStoredMedia({ ownerId: press.ownerId, type: "video", contentType: "video/mp4" });
  await press.uploads.put(media, pieces(CLIP));
  return aMediaItem({ type: "video", mediaId: media.id, url: null, altText: null, ...over });
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
}

/** The press's time, in which nobody's sleep keeps the bytes of others from moving. */
export function aPatientClock(press: Press): Clock {
  return {
    now: () => press.clock.now(),
    sleep: async (ms, signal) => {
      await setImmediate();
      await press.clock.sleep(ms, signal);
    },
  };
}

/** Containers at Meta, oldest first. */
export function containersOf(press: Press): readonly FakeContainer[] {
  let containers: readonly FakeContainer[] = [];
  press.fake.seedWorld((world) => {
    containers = world.containers;
  });
  return containers;
}

export const isUpload = (request: Request): boolean => request.url.includes("/ig-api-upload/");

export function uploadsAsked(press: Press): number {
  return press.fake.log.filter(({ path }) => path.startsWith("/ig-api-upload/")).length;
}
