import { carouselChildren } from "./carousel-children";
import { type ContainerKind, isResumable } from "./container-kinds";
import { download } from "./download";
import { fetchCover, fetchPostImage } from "./image-check";
import type { Meta } from "./meta";

export interface ContainerContent {
  picture?: Uint8Array;
  /** A picture that is stored already. */
  pictureId?: string;
  children?: string[];
  isBroken?: boolean;
}

async function videoContent(
  meta: Meta,
  url: string | null,
  coverUrl: string | undefined,
): Promise<ContainerContent> {
  const picture = coverUrl ? await fetchCover(meta, coverUrl) : undefined;
  if (url === null) return picture ? { picture } : {};
  const response = await download(meta, url, "video");
  await response?.body?.cancel().catch(() => undefined);
  return { ...(picture ? { picture } : {}), ...(response ? {} : { isBroken: true }) };
}

/** Images and covers fail at once, videos later (graph-api.md §3.1, container error 2207076). */
export async function contentOf(
  meta: Meta,
  instagramId: string,
  kind: ContainerKind,
  params: ReadonlyMap<string, string>,
): Promise<ContainerContent> {
  const source = params.get(kind.source) ?? "";
  if (kind.source === "video_url")
    return videoContent(meta, isResumable(params) ? null : source, params.get("cover_url"));
  if (kind.source === "image_url")
    return { picture: await fetchPostImage(meta, source, kind.productType === "FEED" ? "feed" : "any") };
  const children = carouselChildren(meta, instagramId, source);
  const pictureId = children[0]?.pictureId;
  return { children: children.map((child) => child.id), ...(pictureId ? { pictureId } : {}) };
}
