import { findMedia, needPermission, noSuchObject } from "./access";
import { badParameter, type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";
import type { Caller } from "./tokens";

/** graph-api.md §3.7: whole posts only, never an item of a carousel. */
export function deleteMedia(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const media = findMedia(meta, caller, call.path[0] ?? "", "DELETE");
  needPermission(caller, "instagram_manage_contents");
  if (media.parentId !== undefined) throw noSuchObject(media.id, "DELETE");
  for (const item of meta.world.media)
    if (item === media || item.parentId === media.id) item.deletedAt = meta.now();
  return ok({ success: true, deleted_id: media.id });
}

export function switchComments(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const media = findMedia(meta, caller, call.path[0] ?? "", "POST");
  needPermission(caller, "instagram_manage_comments");
  const enabled = call.params.get("comment_enabled");
  if (!enabled) throw badParameter("The parameter comment_enabled is required");
  if (enabled !== "true" && enabled !== "false")
    throw badParameter("Param comment_enabled must be a boolean");
  media.commentsEnabled = enabled === "true";
  return ok({ success: true });
}
