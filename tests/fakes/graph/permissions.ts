import { noSuchObject } from "./access";
import { nonexistingField } from "./fields";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";
import { type Caller, killEverythingOf } from "./tokens";

export function listPermissions(caller: Caller): GraphAnswer {
  if (caller.token.kind === "page") throw nonexistingField("permissions", "Page");
  return ok({ data: caller.grant.permissions });
}

/** graph-api.md §2.7: the person's token and every page token derived from it die. */
export function revokePermissions(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const [node = "", , permission] = call.path;
  const isOwn = node === "me" || node === caller.token.personId;
  if (!isOwn || caller.token.kind === "page") throw noSuchObject(node, "DELETE");
  if (permission) {
    for (const item of caller.grant.permissions) if (item.permission === permission) item.status = "declined";
  } else {
    killEverythingOf(meta, caller.token.personId, 458);
    meta.world.grants = meta.world.grants.filter((grant) => grant !== caller.grant);
  }
  return ok(meta.world.switches.revokeAnswersTrue ? true : { success: true });
}
