import { createHash } from "node:crypto";
import type { Meta } from "./meta";
import type { FakeContainer, FakeMedia, PostDetails } from "./posts";
import { startingNumbers } from "./starting-numbers";

const MEDIA_IDS = 17_990_000_000_000_000n;

function detailsOf(container: FakeContainer): PostDetails {
  const { caption, altText, locationId, userTags, collaborators, thumbOffset, shareToFeed } = container;
  return {
    ...(caption ? { caption } : {}),
    ...(altText ? { altText } : {}),
    ...(locationId ? { locationId } : {}),
    ...(userTags ? { userTags } : {}),
    ...(collaborators ? { collaborators } : {}),
    ...(thumbOffset === undefined ? {} : { thumbOffset }),
    ...(shareToFeed === undefined ? {} : { shareToFeed }),
  };
}

function addMedia(meta: Meta, container: FakeContainer, parent?: FakeMedia): FakeMedia {
  const id = String(MEDIA_IDS + BigInt(meta.world.sequence.media++));
  const shortcode = `D${createHash("sha256").update(id).digest("base64url").replace(/[-_]/g, "x").slice(0, 10)}`;
  const media: FakeMedia = {
    id,
    instagramId: container.instagramId,
    containerId: container.id,
    mediaType: container.mediaType,
    productType: container.productType,
    shortcode,
    publishedAt: meta.now(),
    ...detailsOf(container),
    ...(container.pictureId ? { pictureId: container.pictureId } : {}),
    ...(parent ? { parentId: parent.id } : {}),
    ...startingNumbers(shortcode, container.productType),
    commentsEnabled: true,
  };
  meta.world.media.push(media);
  return media;
}

/** The post of a container, and of each item when it is a carousel. */
export function goLive(meta: Meta, container: FakeContainer): FakeMedia {
  const media = addMedia(meta, container);
  const items = (container.children ?? []).flatMap((id) =>
    meta.world.containers.filter((item) => item.id === id),
  );
  if (container.children) media.children = items.map((item) => addMedia(meta, item, media).id);
  container.publishedAt ??= meta.now();
  return media;
}
