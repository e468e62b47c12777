export type ImageFit = "crop" | "pad";
export type ImageRatio = "1:1" | "4:5" | "1.91:1" | "original";

/** A file that was uploaded here and turned into something Instagram accepts. */
export interface StoredMedia {
  /** Unguessable: whoever has it may read the file. */
  readonly id: string;
  readonly ownerId: string;
  /** Harmless file name, the last part of its public address. */
  readonly name: string;
  readonly type: "image" | "video";
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly durationMs: number | null;
  readonly createdAt: Date;
}
