import type {
  ArrivedFile,
  VideoReader,
  VideoReading,
} from "@/core/application/interfaces/social/media-intake";
import { inSize, rounded } from "@/core/domain/marketing/measures";
import type { AudioFacts } from "@/core/domain/marketing/media";
import {
  type DescribedAudio,
  type DescribedVideo,
  describeTracks,
} from "@/infrastructure/media/video/described-tracks";
import { withIndexFirst } from "@/infrastructure/media/video/index-first";
import { type OpenMovie, openMovie } from "@/infrastructure/media/video/open-movie";
import { colourDepth, firstEntry } from "@/infrastructure/media/video/sample-entry";
import { shortenedIndex } from "@/infrastructure/media/video/shortened-index";
import { timingOf } from "@/infrastructure/media/video/track-timing";
import { damagedIndex, unreadable } from "@/infrastructure/media/video/unreadable-video";

/**
 * Reads a video's facts from its index alone, never from the pictures: a few small reads of a file of any size.
 * mediabunny says which codecs, size and sound the tracks have, from a copy that holds nothing else; numbers of
 * samples, times and edit lists are read here, where each loop is as long as the index has bytes, at most.
 */
export const mp4VideoReader: VideoReader = {
  async read(file: ArrivedFile): Promise<VideoReading> {
    const movie = await openMovie(file);
    const { bytes, box, index, outline } = movie;
    const { video, audio } = await describeTracks(shortenedIndex(bytes, box, index.tracks, movie.brand));
    if (video === null) throw noVideo();
    assertWhole(file, movie);
    const picture = pictureFacts(movie, video);
    const sound = audio && soundFacts(movie, audio);
    const { durationMs, cutsPicture, ...facts } = picture;
    return {
      width: video.width,
      height: video.height,
      durationMs,
      facts: {
        ...facts,
        container: movie.isQuickTime ? "mov" : "mp4",
        audio: sound?.facts ?? null,
        wasIndexFirst: outline.isIndexFirst,
        hasEditList: cutsPicture || (sound?.cuts ?? false),
      },
    };
  },
  withIndexFirst,
};

function pictureFacts(movie: OpenMovie, { trackId, codec, width, height }: DescribedVideo) {
  const track = movie.index.tracks.find(({ id, handler }) => id === trackId && handler === "vide");
  const entry = track && firstEntry(movie.bytes, track.handler, track.stsd);
  if (!track || !entry || width === 0 || height === 0) throw damagedIndex();
  const { count, seconds, bitRate, secondsShown, cuts } = timingOf(movie, track);
  if (count === 0 || !(seconds > 0)) throw noVideo();
  return {
    codec,
    ...colourDepth(movie.bytes, entry),
    framesPerSecond: rounded(count / seconds, 3),
    videoBitRate: bitRate,
    durationMs: Math.round(secondsShown * 1000),
    cutsPicture: cuts,
  };
}

/** Null for a track without a sound in it. */
function soundFacts(
  movie: OpenMovie,
  { trackId, ...described }: DescribedAudio,
): { readonly facts: AudioFacts; readonly cuts: boolean } | null {
  const track = movie.index.tracks.find(({ id, handler }) => id === trackId && handler === "soun");
  if (!track) throw damagedIndex();
  if (!Number.isFinite(described.sampleRate)) throw damagedIndex();
  const { count, seconds, bitRate, cuts } = timingOf(movie, track);
  return count === 0 || !(seconds > 0) ? null : { facts: { ...described, bitRate }, cuts };
}

/** Meta answers a file that ends early with a failure minutes later; here it is told at once. */
function assertWhole(file: ArrivedFile, { outline, index }: OpenMovie): void {
  const played = index.tracks.filter(({ handler }) => handler === "vide" || handler === "soun");
  const pieces = outline.isFragmented ? outline.boxes.map(({ end }) => end) : [];
  const end = Math.max(...played.map(({ samples }) => samples.end), ...pieces);
  if (end <= file.bytes) return;
  const message = `The video was cut off: its index tells of ${inSize(end)}, the file has ${inSize(file.bytes)}. Copy or export it again`;
  throw unreadable("video_cut_off", message);
}

function noVideo() {
  return unreadable("video_missing", "The file has no moving pictures in it. Choose another file");
}
