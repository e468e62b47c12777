import { type ComposerDraft, EMPTY_TEXTS } from "@/app/crm/social/posts/new/draft/composer-draft";
import { type DraftItem, itemsFromPost } from "@/app/crm/social/posts/new/media/draft-media";
import { aViewedItem } from "@/tests/builders/a-post-view";

export function anItem(change: Partial<DraftItem> & { readonly id?: string } = {}): DraftItem {
  const { id = "m1", type = "image", ...rest } = change;
  const url = `https://crm.example/media/${id}/a.jpg`;
  const [item] = itemsFromPost([aViewedItem({ type, mediaId: id, url })], () => `key-${id}`);
  if (item === undefined) throw new Error("no item");
  return { ...item, ...rest };
}

export function aDraft(change: Partial<ComposerDraft> = {}): ComposerDraft {
  return { ...EMPTY_TEXTS, channelId: "c1", caption: "Hello", items: [anItem()], ...change };
}
