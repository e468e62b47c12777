import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { Pace } from "@/infrastructure/media/pace";
import type { Box } from "@/infrastructure/media/video/boxes";
import { chosenTrack } from "@/infrastructure/media/video/chosen-tracks";
import { type Edit, editsOf } from "@/infrastructure/media/video/edit-list";
import { type FileOutline, outlineOf } from "@/infrastructure/media/video/file-outline";
import { fragmentTotals } from "@/infrastructure/media/video/fragments";
import { IndexBytes } from "@/infrastructure/media/video/index-bytes";
import {
  type Handler,
  playableTracks,
  sampleTablesOf,
  type TrackHeader,
  timescaleIn,
} from "@/infrastructure/media/video/movie-index";
import { sampleCount } from "@/infrastructure/media/video/sample-sizes";
import { addedTotals, type SampleTotals, sampleTotals } from "@/infrastructure/media/video/sample-tables";

/** The track of a kind that is judged, with all that the index and the fragments tell of its samples. */
export interface PlayedTrack extends TrackHeader {
  /** Ticks of its own time in a second. */
  readonly timescale: number;
  readonly samples: SampleTotals;
  readonly edits: readonly Edit[];
}

/** A file whose index is in memory; its samples are not. */
export interface OpenMovie {
  readonly outline: FileOutline;
  /** The whole `moov`, and where it lies in these bytes. */
  readonly bytes: IndexBytes;
  readonly box: Box;
  /** Ticks of the movie's time in a second. */
  readonly timescale: number;
  readonly picture: PlayedTrack | null;
  readonly sound: PlayedTrack | null;
  /** Four bytes that name the kind of container. */
  readonly brand: Uint8Array;
  readonly isQuickTime: boolean;
}

const QUICKTIME = "qt  ";

/** @throws AppError `media_rejected` */
export async function openMovie(file: ArrivedFile): Promise<OpenMovie> {
  const pace = new Pace();
  const outline = await outlineOf(file);
  const { moov } = outline;
  const bytes = new IndexBytes(await file.read({ start: moov.start, end: moov.end - 1 }));
  const box = { type: "moov", start: 0, body: moov.body - moov.start, end: bytes.length };
  // Refuses boxes that lie in each other wrongly, before anything is stored.
  sampleTablesOf(bytes, box);
  const timescale = timescaleIn(bytes, box, "mvhd");
  const tracks = playableTracks(bytes, box);
  const fragments = await fragmentTotals(outline, { bytes, box, tracks, pace });
  const samplesIn = ({ id, stbl }: TrackHeader) => sampleCount(bytes, stbl) + (fragments.get(id)?.count ?? 0);
  const played = async (handler: Handler): Promise<PlayedTrack | null> => {
    const track = chosenTrack(tracks, handler, samplesIn);
    return track && (await playedTrack(bytes, track, fragments.get(track.id), pace));
  };
  const brand = await brandOf(file, outline);
  return {
    outline,
    bytes,
    box,
    timescale,
    picture: await played("vide"),
    sound: await played("soun"),
    brand,
    isQuickTime: new IndexBytes(brand).fourCc(0) === QUICKTIME,
  };
}

async function playedTrack(
  bytes: IndexBytes,
  track: TrackHeader,
  inFragments: SampleTotals | undefined,
  pace: Pace,
): Promise<PlayedTrack> {
  const inIndex = await sampleTotals(bytes, track.stbl, pace);
  return {
    ...track,
    timescale: timescaleIn(bytes, track.mdia, "mdhd"),
    samples: inFragments ? addedTotals(inIndex, inFragments) : inIndex,
    edits: editsOf(bytes, track.trak),
  };
}

/** Files without a brand are QuickTime's, from before brands. */
async function brandOf(file: ArrivedFile, { ftyp }: FileOutline): Promise<Uint8Array> {
  if (ftyp === null) return new TextEncoder().encode(QUICKTIME);
  return await file.read({ start: ftyp.body, end: ftyp.body + 3 });
}
