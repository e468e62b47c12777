export const IMAGE_FITS = ["crop", "pad"] as const;
export type ImageFit = (typeof IMAGE_FITS)[number];
export const IMAGE_RATIOS = ["1:1", "4:5", "3:4", "1.91:1", "9:16", "original"] as const;
export type ImageRatio = (typeof IMAGE_RATIOS)[number];
/** What a picture is for: a photo of the feed or of a carousel, a story, or the cover of a reel. */
export const IMAGE_USES = ["feed", "story", "cover"] as const;
export type ImageUse = (typeof IMAGE_USES)[number];

/** What shall become of a picture. `original`: its own ratio, as far as the use takes that. */
export interface ImageShape {
  readonly use: ImageUse;
  readonly fit: ImageFit;
  readonly ratio: ImageRatio;
}

/** How a picture was made of the file that came. */
export interface Rendition {
  /** That file, byte for byte; kept for as long as anything made of it, to be shaped again. */
  readonly originalId: string;
  /** Of that file, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly shape: ImageShape;
}

/**
 * What goes out; a small picture that stands for it in lists; the copy of an account's avatar; the file that a
 * picture was made of, which nobody but this product reads.
 */
export const MEDIA_PURPOSES = ["upload", "thumbnail", "avatar", "original"] as const;
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

export const VIDEO_SCANS = ["progressive", "interlaced", "unclear"] as const;
export type VideoScan = (typeof VIDEO_SCANS)[number];

/** What a video file tells of itself, as far as Meta's table asks (graph-api.md §3.6). Null: it does not tell. */
export interface VideoFacts {
  readonly container: "mp4" | "mov";
  /** As `h264`, `hevc`, `prores`. */
  readonly codec: string;
  readonly bitsPerSample: number | null;
  /** As `4:2:0`. */
  readonly chroma: string | null;
  /** Whole pictures, or two half ones in each; unclear: the file allows both and does not say which it has. */
  readonly scan: VideoScan | null;
  readonly framesPerSecond: number | null;
  /** Of the video track, in bits per second. */
  readonly videoBitRate: number | null;
  /** Null: a silent video. */
  readonly audio: AudioFacts | null;
  /** Whether the index (`moov`) came before the media data when it was uploaded; it does now. */
  readonly wasIndexFirst: boolean;
  /** An edit list that hides, repeats or slows parts; the one that only says where a track begins is not meant. */
  readonly hasEditList: boolean;
}

export interface AudioFacts {
  readonly codec: string;
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitRate: number | null;
}

/** A file that is kept here: an upload turned into something Instagram accepts, or a picture that goes with one. */
export interface StoredMedia {
  /** Unguessable: whoever has it may read the file. */
  readonly id: string;
  readonly ownerId: string;
  readonly purpose: MediaPurpose;
  /** Harmless file name, the last part of its public address. */
  readonly name: string;
  /** What its sender calls it, for people to read; null where nobody said, or it is no upload. */
  readonly originalName: string | null;
  readonly type: "image" | "video";
  readonly contentType: string;
  /** As it is meant to be seen: rotation applied. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly durationMs: number | null;
  readonly video: VideoFacts | null;
  /** Null for what is no upload of a picture, and for pictures from before originals were kept. */
  readonly rendition: Rendition | null;
  /** The small picture of it; null while there is none, and for what is a small picture itself. */
  readonly thumbnailId: string | null;
  readonly createdAt: Date;
  /** When its bytes were dropped, long after publishing; facts and thumbnail stay. */
  readonly purgedAt: Date | null;
}
