import {
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  type Rotation,
} from "mediabunny";
import { type PICTURES, pictureSeed, type SOUNDS, soundSeed } from "./video-seeds";

export interface VideoWish {
  readonly picture?: keyof typeof PICTURES;
  readonly sound?: keyof typeof SOUNDS | null;
  readonly seconds?: number;
  readonly framesPerSecond?: number;
  readonly container?: "mp4" | "mov";
  readonly index?: keyof typeof INDEX;
  readonly rotation?: Rotation;
}

const INDEX = { first: "in-memory", last: false, fragments: "fragmented" } as const;

/** An AAC packet has so many samples. */
const AAC_SAMPLES = 1024;
const ROUNDING = 1e-6;

/** A video that players play: the seeds' second, over and over. */
export async function aVideo(wish: VideoWish = {}): Promise<Uint8Array> {
  const { picture = "portrait", sound = "stereo", seconds = 5, framesPerSecond = 30 } = wish;
  const { container = "mp4", index = "first", rotation = 0 } = wish;
  const options = { fastStart: INDEX[index] };
  const format = container === "mp4" ? new Mp4OutputFormat(options) : new MovOutputFormat(options);
  const output = new Output({ format, target: new BufferTarget() });
  const pictures = await pictureSeed(picture);
  const sounds = sound === null ? null : await soundSeed(sound);
  const video = new EncodedVideoPacketSource(pictures.codec);
  output.addVideoTrack(video, { rotation });
  const audio = sounds && new EncodedAudioPacketSource(sounds.codec);
  if (audio) output.addAudioTrack(audio);
  await output.start();
  for (let from = 0; from < seconds; from += 1) {
    const span = { from, to: Math.min(from + 1, seconds) };
    for (const packet of repeated(pictures.packets, 1 / framesPerSecond, span))
      await video.add(packet, { decoderConfig: pictures.config });
    if (!(audio && sounds)) continue;
    for (const packet of repeated(sounds.packets, AAC_SAMPLES / sounds.config.sampleRate, span))
      await audio.add(packet, { decoderConfig: sounds.config });
  }
  await output.finalize();
  const { buffer } = output.target;
  if (buffer === null) throw new Error("Nothing was written");
  return new Uint8Array(buffer);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Those that begin within the span, each of `duration` seconds. */
function* repeated(packets: readonly EncodedPacket[], duration: number, span: Span) {
  const last = Math.ceil(span.to / duration - ROUNDING);
  for (let number = Math.ceil(span.from / duration - ROUNDING); number < last; number += 1) {
    const packet = packets[number % packets.length];
    if (packet) yield packet.clone({ timestamp: number * duration, duration, sequenceNumber: number });
  }
}
