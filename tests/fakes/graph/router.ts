import { noSuchObject, reachAccount } from "./access";
import * as accounts from "./accounts";
import { createComment, listComments } from "./comments";
import { readContainer } from "./container-status";
import { createContainer } from "./containers";
import { debugToken } from "./debug-token";
import { nonexistingField } from "./fields";
import { type GraphAnswer, ok } from "./graph-answer";
import { type GraphCall, refuseTokenInQuery } from "./graph-call";
import { readInsights } from "./insights";
import { renderAccount } from "./instagram-account";
import { listMedia, readMedia } from "./media";
import { deleteMedia, switchComments } from "./media-changes";
import type { Meta } from "./meta";
import { accessToken } from "./oauth-token";
import { listPermissions, revokePermissions } from "./permissions";
import { publishContainer, readQuota } from "./publish";
import { type Caller, callerOf } from "./tokens";

type Route = (meta: Meta, call: GraphCall, caller: Caller) => GraphAnswer | Promise<GraphAnswer>;
type Kind = "User" | "Page" | "Business" | "ShadowIGUser" | "ShadowIGMedia" | "ShadowIGMediaBuilder";

function readAccount(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const { account } = reachAccount(meta, caller, call.path[0] ?? "", "GET");
  return ok(renderAccount(meta, account, accounts.fieldsOf(call)));
}

const ROUTES: Readonly<Record<string, Route>> = {
  "GET User": accounts.readPerson,
  "GET User permissions": (_meta, _call, caller) => listPermissions(caller),
  "DELETE User permissions": revokePermissions,
  "GET User accounts": accounts.listAccounts,
  "GET User businesses": accounts.listBusinesses,
  "GET Page": accounts.readPage,
  "GET Business owned_pages": accounts.listBusinessPages,
  "GET Business client_pages": accounts.listBusinessPages,
  "GET ShadowIGUser": readAccount,
  "POST ShadowIGUser media": createContainer,
  "GET ShadowIGUser media": listMedia,
  "GET ShadowIGUser stories": listMedia,
  "POST ShadowIGUser media_publish": publishContainer,
  "GET ShadowIGUser content_publishing_limit": readQuota,
  "GET ShadowIGMediaBuilder": readContainer,
  "GET ShadowIGMedia": readMedia,
  "POST ShadowIGMedia": switchComments,
  "DELETE ShadowIGMedia": deleteMedia,
  "GET ShadowIGMedia insights": readInsights,
  "GET ShadowIGMedia comments": listComments,
  "POST ShadowIGMedia comments": createComment,
};

function kindOf(meta: Meta, id: string): Kind | null {
  const has = (items: readonly { id: string }[]) => items.some((item) => item.id === id);
  const { world } = meta;
  if (has(world.persons)) return "User";
  if (has(world.pages)) return "Page";
  if (has(world.businesses)) return "Business";
  if (has(world.accounts)) return "ShadowIGUser";
  if (has(world.media)) return "ShadowIGMedia";
  return has(world.containers) ? "ShadowIGMediaBuilder" : null;
}

function routeNode(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer | Promise<GraphAnswer> {
  const [node = "", edge] = call.path;
  const isMe = node === "me";
  if (isMe && !edge && call.method === "GET") return accounts.readMe(meta, call, caller);
  const kind = isMe ? (caller.token.kind === "page" ? "Page" : "User") : kindOf(meta, node);
  if (!kind) throw noSuchObject(node, call.method);
  const route = ROUTES[[call.method, kind, edge].filter(Boolean).join(" ")];
  if (route) return route(meta, call, caller);
  if (call.method === "GET" && edge) throw nonexistingField(edge, kind);
  throw noSuchObject(node, call.method);
}

/** The Graph host: applies the call to the world and gives Meta's answer, or throws a GraphFailure. */
export function routeCall(meta: Meta, call: GraphCall): GraphAnswer | Promise<GraphAnswer> {
  const route = call.path.join("/");
  if (route === "oauth/access_token") return accessToken(meta, call);
  if (route === "debug_token") return debugToken(meta, call);
  refuseTokenInQuery(call);
  return routeNode(meta, call, callerOf(meta, call));
}

export function instagramIdIn(meta: Meta, call: GraphCall): string | null {
  const [node = ""] = call.path;
  const owned = [...meta.world.media, ...meta.world.containers].find((item) => item.id === node);
  if (owned) return owned.instagramId;
  return meta.world.accounts.some((account) => account.id === node) ? node : null;
}
