import type {
  ArrivedFile,
  VideoReader,
  VideoReading,
} from "@/core/application/interfaces/social/media-intake";
import { inSize, rounded } from "@/core/domain/marketing/measures";
import type { AudioFacts } from "@/core/domain/marketing/media";
import { describeAudio, describeVideo } from "@/infrastructure/media/video/described-tracks";
import { withIndexFirst } from "@/infrastructure/media/video/index-first";
import { type OpenMovie, openMovie, type PlayedTrack } from "@/infrastructure/media/video/open-movie";
import { pictureCoding } from "@/infrastructure/media/video/picture-coding";
import { shortenedIndex } from "@/infrastructure/media/video/shortened-index";
import { timingOf } from "@/infrastructure/media/video/track-timing";
import { damagedIndex, unreadable } from "@/infrastructure/media/video/unreadable-video";

/**
 * Reads a video's facts from its index alone, never from the pictures: a few small reads of a file of any size.
 * mediabunny says which codec, size and sound a track has, from a copy that holds nothing else; numbers of
 * samples, times and edit lists are read here, where each loop is as long as the index has bytes, at most.
 */
export const mp4VideoReader: VideoReader = {
  async read(file: ArrivedFile): Promise<VideoReading> {
    const movie = await openMovie(file);
    if (movie.picture === null) throw noVideo();
    const { cutsPicture, width, height, durationMs, ...facts } = await pictureFacts(movie, movie.picture);
    const sound = movie.sound && (await soundFacts(movie, movie.sound));
    assertWhole(file, movie);
    const coding = await pictureCoding(file, movie.bytes, movie.picture);
    return {
      width,
      height,
      durationMs,
      facts: {
        ...facts,
        ...coding,
        container: movie.isQuickTime ? "mov" : "mp4",
        audio: sound?.facts ?? null,
        wasIndexFirst: movie.outline.isIndexFirst,
        hasEditList: cutsPicture || (sound?.cuts ?? false),
      },
    };
  },
  withIndexFirst,
};

async function pictureFacts({ bytes, box, brand, timescale }: OpenMovie, track: PlayedTrack) {
  const { codec, width, height } = await describeVideo(shortenedIndex(bytes, box, track, brand));
  if (width === 0 || height === 0) throw damagedIndex();
  const { count, seconds, bitRate, secondsShown, cuts } = timingOf(track, timescale);
  if (count === 0 || !(seconds > 0)) throw noVideo();
  return {
    codec,
    width,
    height,
    framesPerSecond: rounded(count / seconds, 3),
    videoBitRate: bitRate,
    durationMs: Math.round(secondsShown * 1000),
    cutsPicture: cuts,
  };
}

/** Null for a track without a sound in it. */
async function soundFacts(
  { bytes, box, brand, timescale }: OpenMovie,
  track: PlayedTrack,
): Promise<{ readonly facts: AudioFacts; readonly cuts: boolean } | null> {
  const described = await describeAudio(shortenedIndex(bytes, box, track, brand));
  const { count, seconds, bitRate, cuts } = timingOf(track, timescale);
  return count === 0 || !(seconds > 0) ? null : { facts: { ...described, bitRate }, cuts };
}

/** Meta answers a file that ends early with a failure minutes later; here it is told at once. */
function assertWhole(file: ArrivedFile, { outline, picture, sound }: OpenMovie): void {
  const pieces = outline.isFragmented ? outline.boxes.filter(isPiece).map(({ end }) => end) : [];
  const end = Math.max(picture?.samples.end ?? 0, sound?.samples.end ?? 0, ...pieces);
  if (end <= file.bytes) return;
  const message = `The video was cut off: its index tells of ${inSize(end)}, the file has ${inSize(file.bytes)}. Copy or export it again`;
  throw unreadable("video_cut_off", message);
}

/** What cameras write behind the film may look like the beginning of anything. */
function isPiece({ type }: { readonly type: string }): boolean {
  return type === "moof" || type === "mdat";
}

function noVideo() {
  return unreadable("video_missing", "The file has no moving pictures in it. Choose another file");
}
