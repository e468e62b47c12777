import { BufferSource, Input, Logging, LogLevel, MP4, QTFF } from "mediabunny";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

export interface DescribedVideo {
  readonly trackId: number;
  /** As Meta's table names it where it does: `h264`, `hevc`. */
  readonly codec: string;
  /** As it is meant to be seen: square pixels, rotated. */
  readonly width: number;
  readonly height: number;
}

export interface DescribedAudio {
  readonly trackId: number;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
}

export interface DescribedTracks {
  readonly video: DescribedVideo | null;
  readonly audio: DescribedAudio | null;
}

/** What is wrong with a stranger's file goes to that person, not to our console. */
Logging.level = LogLevel.Silent;

/** The tracks that a player would choose. @throws AppError `media_rejected` for what mediabunny cannot read */
export async function describeTracks(shortFile: Uint8Array): Promise<DescribedTracks> {
  const input = new Input({ formats: [MP4, QTFF], source: new BufferSource(shortFile) });
  try {
    return { video: await describeVideo(input), audio: await describeAudio(input) };
  } catch (cause) {
    throw damagedIndex(cause);
  } finally {
    input.dispose();
  }
}

async function describeVideo(input: Input): Promise<DescribedVideo | null> {
  const track = await input.getPrimaryVideoTrack();
  if (track === null) return null;
  const codec = await track.getCodec();
  return {
    trackId: track.id,
    codec: codec === "avc" ? "h264" : (codec ?? nameOf(await track.getInternalCodecId())),
    width: Math.round(await track.getDisplayWidth()),
    height: Math.round(await track.getDisplayHeight()),
  };
}

async function describeAudio(input: Input): Promise<DescribedAudio | null> {
  const track = await input.getPrimaryAudioTrack();
  if (track === null) return null;
  return {
    trackId: track.id,
    codec: (await track.getCodec()) ?? nameOf(await track.getInternalCodecId()),
    sampleRate: Math.round(await track.getSampleRate()),
    channels: await track.getNumberOfChannels(),
  };
}

/** The four characters of a codec that has no name here; whatever else they hold stays out of sentences. */
function nameOf(id: string | number | Uint8Array | null): string {
  const name = typeof id === "string" ? id.replace(/[^A-Za-z0-9 .-]/g, "").trim() : "";
  return name === "" ? "something unknown" : name;
}
