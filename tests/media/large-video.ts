import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { aVideo } from "./videos";

const PIECE = 1024 * 1024;

/**
 * A short video of `bytes` bytes, nearly all of them media data that nothing plays: a valid file, its index
 * in front, that no compression makes smaller.
 */
export async function* largeVideo(bytes: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const start = await withLongMedia(bytes);
  yield start;
  yield* noise(bytes - start.byteLength);
}

/** Answers the SHA-256 of what was written. */
export async function writeLargeVideo(path: string, bytes: number): Promise<string> {
  const hash = createHash("sha256");
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of largeVideo(bytes)) {
      hash.update(piece);
      yield piece;
    }
  }
  await pipeline(hashed(), createWriteStream(path));
  return hash.digest("hex");
}

/** The video with its last box, the media data, announced to reach to the end of a file of this size. */
async function withLongMedia(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const video = Buffer.from(await aVideo({ seconds: 5 }));
  const mdat = video.lastIndexOf("mdat") - 4;
  if (mdat + video.readUInt32BE(mdat) !== video.byteLength)
    throw new Error("The media data is not the last box");
  video.writeUInt32BE(bytes - mdat, mdat);
  return new Uint8Array(video);
}

function* noise(bytes: number): Generator<Uint8Array<ArrayBuffer>> {
  const piece = new Uint32Array(PIECE / 4);
  let state = 2_463_534_242;
  for (let left = bytes; left > 0; left -= PIECE) {
    for (let at = 0; at < piece.length; at += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      piece[at] = state;
    }
    yield new Uint8Array(piece.buffer.slice(0, Math.min(left, PIECE)));
  }
}
