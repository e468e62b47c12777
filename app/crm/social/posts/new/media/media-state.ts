import {
  type DraftItem,
  type UploadedMedia,
  type UploadState,
  uploadedOf,
} from "@/app/crm/social/posts/new/media/draft-item";
import { MEDIA_MAX_ITEMS } from "@/core/domain/marketing/instagram-limits";

export interface MediaState {
  readonly items: readonly DraftItem[];
  /** Names of files that found no room. */
  readonly leftOut: readonly string[];
}

/** What a person writes about an item. */
export type WrittenPart = Partial<Pick<DraftItem, "altText" | "tags" | "cover">>;

export type Shape = Pick<DraftItem, "use" | "fit" | "ratio" | "aside">;

export type MediaAction =
  | { readonly do: "add"; readonly items: readonly DraftItem[] }
  | { readonly do: "restore"; readonly items: readonly DraftItem[] }
  | { readonly do: "remove"; readonly key: string }
  | { readonly do: "move"; readonly key: string; readonly toIndex: number }
  | { readonly do: "write"; readonly key: string; readonly change: WrittenPart }
  | { readonly do: "refit"; readonly key: string; readonly shape: Shape }
  | { readonly do: "facts"; readonly key: string; readonly media: UploadedMedia }
  | { readonly do: "upload"; readonly key: string; readonly upload: UploadState }
  | { readonly do: "poster"; readonly key: string; readonly mediaId: string; readonly thumbnailUrl: string }
  | { readonly do: "coverUpload"; readonly key: string; readonly upload: UploadState };

export const NO_MEDIA: MediaState = { items: [], leftOut: [] };

export function mediaReducer(state: MediaState, action: MediaAction): MediaState {
  switch (action.do) {
    case "add":
      return withRoom([...state.items, ...action.items]);
    case "restore":
      // What was chosen meanwhile is kept, behind what was there before.
      return withRoom([...action.items, ...state.items.filter(isChosenHere)]);
    case "remove":
      return { items: state.items.filter(({ key }) => key !== action.key), leftOut: [] };
    case "move":
      return { ...state, items: moved(state.items, action.key, action.toIndex) };
    case "write":
      return changed(state, action.key, (item) => written(item, action.change));
    case "refit":
      return changed(state, action.key, (item) => refitted(item, action.shape));
    case "facts":
      return changed(state, action.key, (item) => withFacts(item, action.media));
    case "upload":
      return changed(state, action.key, (item) => uploaded(item, action.upload));
    case "poster":
      return changed(state, action.key, (item) => withPoster(item, action));
    case "coverUpload":
      return changed(state, action.key, (item) => withCover(item, action.upload));
  }
}

/** An item of an earlier visit has no file in this page. */
function isChosenHere({ upload, previewUrl }: DraftItem): boolean {
  return upload.state !== "ready" || previewUrl?.startsWith("blob:") === true;
}

const FROM_ANEW: UploadState = { state: "uploading", percent: 0 };

/** The same items, one of them at another place; a place outside the list is its nearest end. */
export function moved(items: readonly DraftItem[], key: string, toIndex: number): readonly DraftItem[] {
  const item = items.find((one) => one.key === key);
  if (item === undefined) return items;
  const others = items.filter((one) => one !== item);
  const place = Math.min(Math.max(toIndex, 0), others.length);
  return [...others.slice(0, place), item, ...others.slice(place)];
}

function withRoom(items: readonly DraftItem[]): MediaState {
  return {
    items: items.slice(0, MEDIA_MAX_ITEMS),
    leftOut: items.slice(MEDIA_MAX_ITEMS).map(({ name }) => name),
  };
}

function changed(state: MediaState, key: string, change: (item: DraftItem) => DraftItem): MediaState {
  return { ...state, items: state.items.map((item) => (item.key === key ? change(item) : item)) };
}

/** Another cover takes the place of one that is still on its way. */
function written({ coverUpload, ...item }: DraftItem, change: WrittenPart): DraftItem {
  const isKept = coverUpload !== undefined && change.cover === undefined;
  return { ...item, ...change, ...(isKept ? { coverUpload } : {}) };
}

function refitted(item: DraftItem, shape: Shape): DraftItem {
  const made = uploadedOf(item);
  return { ...item, ...shape, ...(made && { made }), upload: FROM_ANEW };
}

/** What the file is, the server knows better than its name. */
function uploaded(item: DraftItem, upload: UploadState): DraftItem {
  if (upload.state !== "ready") return { ...item, upload };
  const { made: _before, ...rest } = item;
  return { ...rest, upload, type: upload.media.type };
}

/** Of an item of an earlier visit, whose post tells little of it. */
function withFacts(item: DraftItem, media: UploadedMedia): DraftItem {
  if (item.upload.state !== "ready" || item.upload.media.id !== media.id) return item;
  const { thumbnailUrl } = item.upload.media;
  const upload = { state: "ready", media: { ...media, thumbnailUrl } } as const;
  return { ...item, ...media.shape, canRefit: media.shape !== null, upload };
}

function withPoster(item: DraftItem, poster: { mediaId: string; thumbnailUrl: string }): DraftItem {
  const { upload } = item;
  if (upload.state !== "ready" || upload.media.id !== poster.mediaId) return item;
  return { ...item, upload: { ...upload, media: { ...upload.media, thumbnailUrl: poster.thumbnailUrl } } };
}

const NO_PICTURE: UploadState = {
  state: "failed",
  reason: "A cover is a picture. Choose a JPEG, PNG or WebP.",
  retryable: false,
};

function withCover(item: DraftItem, coverUpload: UploadState): DraftItem {
  if (coverUpload.state !== "ready") return { ...item, coverUpload };
  if (coverUpload.media.type !== "image") return { ...item, coverUpload: NO_PICTURE };
  const { id, url, thumbnailUrl } = coverUpload.media;
  return { ...item, coverUpload, cover: { ...item.cover, mediaId: id, url: thumbnailUrl ?? url } };
}
