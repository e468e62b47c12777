import { type ImageFacts, type PictureSource, readImageFacts } from "@/infrastructure/media/image-facts";
import { MemoryBudget } from "@/infrastructure/media/memory-budget";
import { once } from "@/infrastructure/once";
import { inTurns } from "@/infrastructure/system/in-turns";

/** A picture keeps one of Node's four threads busy for seconds: files and name look-ups need the others. */
const AT_ONCE = 2;
/**
 * What all pictures of a process may take while they are unpacked. The largest that is read, 50 megapixels of
 * four 16-bit channels in an interlaced PNG, takes 432 MB of it; anything beside it has to be small.
 */
const BUDGET_BYTES = 512 * 1024 * 1024;

const turns = once("picture-turns", () => inTurns(AT_ONCE));
const budget = once("picture-budget", () => new MemoryBudget(BUDGET_BYTES));

/** The one queue of this process for whatever makes, reads or draws pictures: uploads, posters, avatars. */
export function pictureTurn<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  return turns()(work, signal);
}

/**
 * To be called in a turn: reads the header, and begins to unpack once there is memory for it.
 * @throws AppError `media_rejected` for a header that cannot be read, or that promises too much
 */
export async function unpacked<Result>(
  source: PictureSource,
  unpack: (facts: ImageFacts) => Promise<Result>,
  maxPixels?: number,
): Promise<Result> {
  const facts = await readImageFacts(source, maxPixels);
  return await budget().lend(facts.memoryBytes, () => unpack(facts));
}
