import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import type { VideoFacts } from "@/core/domain/marketing/media";
import { type Box, boxIn } from "@/infrastructure/media/video/boxes";
import { type Scan, scanOfPicture } from "@/infrastructure/media/video/h264-picture";
import { CHROMA, type H264Sequence, h264Sequence } from "@/infrastructure/media/video/h264-sequence";
import type { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import type { PlayedTrack } from "@/infrastructure/media/video/open-movie";
import type { SampleEntry } from "@/infrastructure/media/video/sample-entry";

/** How pictures are stored, by the configuration records of H.264 and HEVC (ISO/IEC 14496-15 §5.3.3 and §8.3.3). */
export type PictureCoding = Pick<VideoFacts, "bitsPerSample" | "chroma" | "scan">;

const UNTOLD: PictureCoding = { bitsPerSample: null, chroma: null, scan: null };
const HEVC_RECORD_BYTES = 19;
const AVC_RECORD_BYTES = 7;
/** What goes before a picture's first slice has some hundred bytes. */
const HEAD_BYTES = 4_096;

/** Looks into a few pictures only where the record leaves open whether they are fields. */
export async function pictureCoding(
  file: ArrivedFile,
  bytes: IndexBytes,
  track: PlayedTrack,
): Promise<PictureCoding> {
  const within = { body: track.entry.boxes, end: track.entry.end };
  const hevc = boxIn(bytes, within, "hvcC");
  if (hevc !== null && hevc.end - hevc.body >= HEVC_RECORD_BYTES) return hevcCoding(bytes, hevc, track.entry);
  const avc = boxIn(bytes, within, "avcC");
  if (avc === null || avc.end - avc.body < AVC_RECORD_BYTES) return UNTOLD;
  const sequence = sequenceIn(bytes, avc);
  const colour = sequence ?? UNTOLD;
  return {
    bitsPerSample: colour.bitsPerSample,
    chroma: colour.chroma,
    scan: await avcScan(file, bytes, { track, avc, sequence }),
  };
}

/** Its source is flagged progressive, interlaced, both (each picture says which), or neither (nobody knows). */
function hevcCoding(bytes: IndexBytes, { body }: Box, entry: SampleEntry): PictureCoding {
  const source = bytes.u8(body + 6) >> 6;
  const scans = [declaredScan(bytes, entry), "interlaced", "progressive", "unclear"] as const;
  return {
    bitsPerSample: 8 + (bytes.u8(body + 17) & 0x7),
    chroma: CHROMA[bytes.u8(body + 16) & 0x3] ?? null,
    scan: scans[source] ?? null,
  };
}

/** The first one; null where they come with the pictures. */
function sequenceIn(bytes: IndexBytes, { body, end }: Box): H264Sequence | null {
  if ((bytes.u8(body + 5) & 0x1f) === 0) return null;
  const first = body + 8;
  return h264Sequence(bytes.bytes.subarray(first, Math.min(first + bytes.u16(first - 2), end)));
}

interface AvcTrack {
  readonly track: PlayedTrack;
  readonly avc: Box;
  readonly sequence: H264Sequence | null;
}

async function avcScan(
  file: ArrivedFile,
  bytes: IndexBytes,
  { track, avc, sequence }: AvcTrack,
): Promise<PictureCoding["scan"]> {
  if (sequence?.hasFramesOnly) return "progressive";
  const lengthBytes = (bytes.u8(avc.body + 4) & 3) + 1;
  const scans: (Scan | null)[] = [];
  for (const { start, bytes: size } of track.samples.first) {
    if (start < 0 || start >= file.bytes) continue;
    const end = start + Math.min(size, HEAD_BYTES) - 1;
    scans.push(scanOfPicture(await file.read({ start, end }), lengthBytes, sequence));
  }
  if (scans.includes("interlaced")) return "interlaced";
  if (scans.includes("progressive")) return "progressive";
  return declaredScan(bytes, track.entry) ?? (sequence === null ? null : "unclear");
}

/** QuickTime's `fiel`: how many fields a picture has. */
function declaredScan(bytes: IndexBytes, { boxes, end }: SampleEntry): Scan | null {
  const fiel = boxIn(bytes, { body: boxes, end }, "fiel");
  if (fiel === null || fiel.end === fiel.body) return null;
  const fields = bytes.u8(fiel.body);
  if (fields === 2) return "interlaced";
  return fields === 1 ? "progressive" : null;
}
