import { findMedia, needPermission, noSuchObject } from "./access";
import { fieldsOf } from "./accounts";
import { parseFields, renderNode } from "./fields";
import { badParameter, type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { timestampOf } from "./media-links";
import type { Meta } from "./meta";
import { named } from "./named-errors";
import { pageOf } from "./paging";
import type { FakeComment, FakeMedia } from "./posts";
import type { Caller } from "./tokens";

const COMMENT_IDS = 17_870_000_000_000_000n;

function commentable(meta: Meta, call: GraphCall, caller: Caller): FakeMedia {
  const media = findMedia(meta, caller, call.path[0] ?? "", call.method);
  needPermission(caller, "instagram_manage_comments");
  if (media.parentId !== undefined) throw noSuchObject(media.id, call.method);
  if (media.productType === "STORY") throw badParameter("Stories cannot have comments");
  return media;
}

function addComment(meta: Meta, media: FakeMedia, text: string): FakeComment {
  const id = String(COMMENT_IDS + BigInt(meta.world.sequence.comment++));
  const comment = { id, mediaId: media.id, text, createdAt: meta.now() };
  meta.world.comments.push(comment);
  media.commentsCount++;
  if (media.insights.comments !== undefined) media.insights.comments++;
  return comment;
}

/** graph-api.md §3.7. With `fields` the comment is made and Meta answers an error all the same. */
export function createComment(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const media = commentable(meta, call, caller);
  const text = call.params.get("message");
  if (!text) throw badParameter("The parameter message is required");
  const { id } = addComment(meta, media, text);
  if (call.params.get("fields")) throw named("20/1772107");
  return ok({ id });
}

function renderComment(meta: Meta, call: GraphCall, media: FakeMedia, comment: FakeComment): object {
  const author = meta.world.accounts.find((item) => item.id === media.instagramId);
  const asked = fieldsOf(call);
  const table = {
    id: () => comment.id,
    text: () => comment.text,
    timestamp: () => timestampOf(comment.createdAt),
    username: () => author?.username,
    from: () => ({ id: media.instagramId, username: author?.username }),
  };
  const fields = asked.length > 0 ? asked : parseFields("timestamp,text");
  return renderNode({ type: "ShadowIGComment", defaults: "id" }, table, fields);
}

/** Newest first and as late as the media list. */
export function listComments(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const media = commentable(meta, call, caller);
  const visibleUntil = meta.now() - meta.world.switches.readLagMs;
  const items = meta.world.comments
    .filter((comment) => comment.mediaId === media.id && comment.createdAt <= visibleUntil)
    .reverse();
  const render = (comment: FakeComment) => renderComment(meta, call, media, comment);
  return ok(pageOf(meta, call, { items, edge: `${media.id}/comments`, render }));
}
