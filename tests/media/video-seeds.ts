import { readFile } from "node:fs/promises";
import {
  BufferSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputTrack,
  MP4,
  QTFF,
} from "mediabunny";

/** One second of real pictures or sound, each file a few KB; made as `seeds/README.md` tells. */
export const PICTURES = {
  portrait: "h264-1080x1920.mp4",
  landscape: "h264-1920x1080.mp4",
  fourK: "h264-3840x2160.mp4",
  chroma422: "h264-422-360x640.mp4",
  hevc10: "hevc-main10-1080x1920.mp4",
  interlaced: "h264-interlaced-1920x1080.mp4",
  interlacedHevc: "hevc-interlaced-1920x1080.mp4",
  either: "h264-either-1920x1080.mp4",
  vp9: "vp9-320x180.mp4",
  prores: "prores-64x64.mov",
} as const;

export const SOUNDS = { stereo: "aac-stereo.mp4", six: "aac-six-channels.mp4" } as const;

export async function pictureSeed(name: keyof typeof PICTURES) {
  const input = await open(PICTURES[name]);
  const track = await input.getPrimaryVideoTrack();
  const codec = await track?.getCodec();
  const config = await track?.getDecoderConfig();
  if (!(track && codec && config)) throw new Error(`No pictures in the seed ${name}`);
  return { codec, config, packets: await packetsOf(track) };
}

export async function soundSeed(name: keyof typeof SOUNDS) {
  const input = await open(SOUNDS[name]);
  const track = await input.getPrimaryAudioTrack();
  const codec = await track?.getCodec();
  const config = await track?.getDecoderConfig();
  if (!(track && codec && config)) throw new Error(`No sound in the seed ${name}`);
  return { codec, config, packets: await packetsOf(track) };
}

async function open(file: string): Promise<Input> {
  const bytes = await readFile(new URL(`./seeds/${file}`, import.meta.url));
  return new Input({ formats: [MP4, QTFF], source: new BufferSource(new Uint8Array(bytes)) });
}

async function packetsOf(track: InputTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}
