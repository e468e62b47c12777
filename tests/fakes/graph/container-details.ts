import { compact } from "./compact";
import type { ContainerKind } from "./container-kinds";
import { badParameter } from "./graph-answer";
import { named } from "./named-errors";
import { readCollaborators, readUserTags } from "./people";
import type { PostDetails } from "./posts";

const MAX_CAPTION = 2200;
const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;
const MAX_ALT_TEXT = 1000;

function readCaption(caption: string): string {
  const hashtags = caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const mentions = caption.match(/@[\w.]+/g)?.length ?? 0;
  if ([...caption].length > MAX_CAPTION || hashtags > MAX_HASHTAGS) throw named("36004/2207010");
  if (mentions > MAX_MENTIONS) throw named("100/2207040");
  return caption;
}

function readAltText(altText: string): string {
  if ([...altText].length > MAX_ALT_TEXT)
    throw badParameter(`Param alt_text must be at most ${MAX_ALT_TEXT} characters`);
  return altText;
}

function readLocation(id: string): string {
  if (!/^\d+$/.test(id)) throw named("100/location");
  return id;
}

function readOffset(text: string): number {
  if (!/^\d+$/.test(text)) throw badParameter("Param thumb_offset must be an integer of milliseconds");
  return Number(text);
}

function readFlag(text: string): boolean {
  if (text !== "true" && text !== "false") throw badParameter("Param share_to_feed must be a boolean");
  return text === "true";
}

/** The text rules of graph-api.md §3.1; fields a kind does not take are refused before. */
export function readDetails(kind: ContainerKind, params: ReadonlyMap<string, string>): PostDetails {
  const read = <T>(field: string, parse: (text: string) => T): T | undefined => {
    const text = params.get(field);
    return text ? parse(text) : undefined;
  };
  return compact({
    caption: read("caption", readCaption),
    altText: read("alt_text", readAltText),
    locationId: read("location_id", readLocation),
    userTags: read("user_tags", (text) => readUserTags(kind, text)),
    collaborators: read("collaborators", readCollaborators),
    thumbOffset: read("thumb_offset", readOffset),
    shareToFeed: read("share_to_feed", readFlag),
  });
}
