import type { ExpectedMedia, MediaPreflight } from "@/core/application/interfaces/social/media-preflight";
import type { FieldIssue } from "@/core/domain/errors";
import { RATIO_RANGES } from "@/core/domain/marketing/image-shape";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-limits";
import { largestFile } from "@/core/domain/marketing/largest-file";
import type { PostContent } from "@/core/domain/marketing/post-content";

interface Mention {
  readonly path: string;
  readonly address: string;
  readonly expected: ExpectedMedia;
}

type Media = Pick<PostContent, "kind" | "media">;

/** Media and covers that a post names by their address: what can be told by reading it, and what only its server tells. */
export class RemoteMedia {
  constructor(private readonly preflight: MediaPreflight) {}

  /** Asks nobody. */
  spellingIssues(content: Media): FieldIssue[] {
    return mentionsOf(content).flatMap(({ path, address }) => {
      const problem = this.preflight.spellingProblem(address);
      return problem === null ? [] : [{ path, ...problem }];
    });
  }

  /**
   * Asks the servers, each address once and all at the same time: each may take a few seconds. Addresses that
   * were good for the post `before` are not asked again.
   */
  async answerIssues(content: Media, before: Media | null): Promise<FieldIssue[]> {
    const known = new Set(before === null ? [] : mentionsOf(before).map(keyOf));
    const asked = new Map<string, ReturnType<MediaPreflight["problemWith"]>>();
    const mentions = mentionsOf(content).filter((mention) => !known.has(keyOf(mention)));
    for (const mention of mentions) {
      const key = keyOf(mention);
      if (!asked.has(key)) asked.set(key, this.preflight.problemWith(mention.address, mention.expected));
    }
    const issues = mentions.map(async (mention) => {
      const problem = await asked.get(keyOf(mention));
      return problem ? [{ path: mention.path, ...problem }] : [];
    });
    return (await Promise.all(issues)).flat();
  }
}

const COVER: ExpectedMedia = { type: "image", maxBytes: IMAGE_MAX_BYTES };

function mentionsOf({ kind, media }: Media): Mention[] {
  return media.flatMap(({ type, url, coverUrl }, index) => [
    ...mention(url, `media.${index}.url`, {
      type,
      maxBytes: largestFile(type, kind),
      ...(type === "image" && kind === "feed" && { ratios: RATIO_RANGES.feed }),
    }),
    ...mention(coverUrl, `media.${index}.coverUrl`, COVER),
  ]);
}

function mention(address: string | null, path: string, expected: ExpectedMedia): Mention[] {
  return address === null ? [] : [{ path, address, expected }];
}

function keyOf({ address, expected: { type, maxBytes, ratios } }: Mention): string {
  return `${type} ${maxBytes} ${ratios?.least} ${address}`;
}
