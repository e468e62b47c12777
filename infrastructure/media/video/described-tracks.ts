import { BufferSource, Input, Logging, LogLevel, MP4, QTFF } from "mediabunny";
import { AppError } from "@/core/domain/errors";
import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

export interface DescribedVideo {
  /** As Meta's table names it where it does: `h264`, `hevc`. */
  readonly codec: string;
  /** As it is meant to be seen: square pixels, rotated. */
  readonly width: number;
  readonly height: number;
}

export interface DescribedAudio {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
}

/** What is wrong with a stranger's file goes to that person, not to our console. */
Logging.level = LogLevel.Silent;

/** @throws AppError `media_rejected` for what mediabunny cannot read, or calls no picture */
export function describeVideo(shortFile: Uint8Array): Promise<DescribedVideo> {
  return reading(shortFile, async (input) => {
    const [track] = await input.getVideoTracks();
    if (track === undefined) throw damagedIndex();
    const codec = await track.getCodec();
    return {
      codec: codec === "avc" ? "h264" : (codec ?? nameOf(await track.getInternalCodecId())),
      width: Math.round(await track.getDisplayWidth()),
      height: Math.round(await track.getDisplayHeight()),
    };
  });
}

/** @throws AppError `media_rejected` for what mediabunny cannot read, or calls no sound */
export function describeAudio(shortFile: Uint8Array): Promise<DescribedAudio> {
  return reading(shortFile, async (input) => {
    const [track] = await input.getAudioTracks();
    const sampleRate = Math.round((await track?.getSampleRate()) ?? Number.NaN);
    if (track === undefined || !Number.isFinite(sampleRate)) throw damagedIndex();
    return {
      codec: (await track.getCodec()) ?? nameOf(await track.getInternalCodecId()),
      sampleRate,
      channels: await track.getNumberOfChannels(),
    };
  });
}

async function reading<T>(shortFile: Uint8Array, look: (input: Input) => Promise<T>): Promise<T> {
  const input = new Input({ formats: [MP4, QTFF], source: new BufferSource(shortFile) });
  try {
    return await look(input);
  } catch (cause) {
    throw cause instanceof AppError ? cause : damagedIndex(cause);
  } finally {
    input.dispose();
  }
}

/** The four characters of a codec that has no name here; whatever else they hold stays out of sentences. */
function nameOf(id: string | number | Uint8Array | null): string {
  const name = typeof id === "string" ? id.replace(/[^A-Za-z0-9 .-]/g, "").trim() : "";
  return name === "" ? "something unknown" : name;
}
