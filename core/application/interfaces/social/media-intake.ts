import type { ByteRange, PublishableImage } from "@/core/application/interfaces/social/media-store";
import type { ImageShape, StoredMedia, VideoFacts } from "@/core/domain/marketing/media";

/** The bytes of an upload that has arrived, wherever they wait; read as often as needed, never whole in memory. */
export interface ArrivedFile {
  /** Harmless: ASCII, no path, no ending. */
  readonly stem: string;
  /** What its sender calls it, for people to read; null where that says nothing. */
  readonly originalName: string | null;
  readonly bytes: number;
  /** The blob that holds exactly these bytes, finished; null where they wait in a temporary file. */
  readonly blobKey: string | null;
  /** A small part of it. */
  read(range: ByteRange): Promise<Uint8Array>;
  stream(range?: ByteRange): AsyncIterable<Uint8Array>;
  /** Lends the file a path on this machine, for what can only work on one. */
  withPath<T>(use: (path: string) => Promise<T>): Promise<T>;
}

/**
 * What a file is, by its content: never by its name, nor by what the sender says.
 * @throws AppError `media_rejected` for anything but a still JPEG, PNG or WebP, an MP4 or a MOV, with the way out
 */
export type MediaSniffer = (file: ArrivedFile) => Promise<"image" | "video">;

/** Something that was stored here, as it was when it arrived. */
export type StoredFileReader = (media: StoredMedia) => ArrivedFile;

export interface ShapedImage extends PublishableImage {
  /** Of the picture that it was made of, upright, in pixels. */
  readonly original: { readonly width: number; readonly height: number };
}

/**
 * Turns a picture into a JPEG that Instagram takes (graph-api.md §3.6); the same picture and shape give the
 * same bytes. @throws AppError `media_rejected` for what is no picture, too large or cannot be decoded.
 */
export type ImageConverter = (file: ArrivedFile, shape: ImageShape) => Promise<ShapedImage>;

export interface VideoReading {
  readonly facts: VideoFacts;
  /** As it is meant to be seen. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
}

export interface VideoReader {
  /** @throws AppError `media_rejected` for a file that cannot be read to its end, or has no video in it */
  read(file: ArrivedFile): Promise<VideoReading>;
  /** The same video, not encoded anew, with its index before the media data. */
  withIndexFirst(file: ArrivedFile): AsyncIterable<Uint8Array>;
}

/** Small JPEGs that stand for a file in lists, 640 px at the longer side; the same source gives the same bytes. */
export interface ThumbnailMaker {
  ofPicture(picture: Uint8Array): Promise<PublishableImage>;
  /** Of a picture that a stranger sent. @throws AppError `media_rejected` for what is none, or too large */
  ofFrame(frame: ArrivedFile): Promise<PublishableImage>;
  /** Of a video that nobody has made a picture of yet: a plain frame of the same shape. */
  ofVideo(size: { readonly width: number; readonly height: number }): Promise<PublishableImage>;
}
