import { consentPage, dialogErrorPage } from "./consent-page";
import { DEFAULT_SCOPES, KNOWN_PERMISSIONS, recordConsent } from "./grants";
import type { Meta } from "./meta";
import { DANA } from "./seed-world";
import { grantOf } from "./tokens";

interface DialogRequest {
  redirectUri: string;
  state: string | null;
  scopes: string[];
  isRerequest: boolean;
}

/** Meta's error page instead of a redirect: nothing about the address can be trusted (graph-api.md §7.1). */
function reasonToRefuse(meta: Meta, query: URLSearchParams): string | null {
  if (query.get("client_id") !== meta.app.id) return "Invalid App ID: The provided app ID is not valid.";
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!meta.redirectUris.includes(redirectUri))
    return "URL blocked: This redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.";
  if ((query.get("response_type") ?? "code") !== "code") return "Only response_type=code is supported here.";
  const unknown = askedScopes(query).filter((scope) => !Object.hasOwn(KNOWN_PERMISSIONS, scope));
  return unknown.length > 0 ? `Invalid Scopes: ${unknown.join(", ")}` : null;
}

function askedScopes(query: URLSearchParams): string[] {
  if (query.has("config_id")) return [...DEFAULT_SCOPES];
  return [...new Set((query.get("scope") ?? "").split(/[\s,]+/).filter((scope) => scope !== ""))];
}

/** A permission declined before is only asked again with `auth_type=rerequest` (graph-api.md §2.1). */
function readDialog(meta: Meta, query: URLSearchParams): DialogRequest {
  const isRerequest = query.get("auth_type") === "rerequest";
  const declined = grantOf(meta, DANA).permissions.filter((item) => item.status === "declined");
  const scopes = askedScopes(query).filter(
    (scope) => isRerequest || !declined.some((item) => item.permission === scope),
  );
  return {
    redirectUri: query.get("redirect_uri") ?? "",
    state: query.get("state"),
    scopes: scopes.filter((scope) => scope !== "public_profile"),
    isRerequest,
  };
}

function redirect(dialog: DialogRequest, answer: string): Response {
  const glue = dialog.redirectUri.includes("?") ? "&" : "?";
  const state = dialog.state === null ? "" : `&state=${encodeURIComponent(dialog.state)}`;
  const location = `${dialog.redirectUri}${glue}${answer}${state}#_=_`;
  return new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
}

const CANCELLED =
  "error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied";

/** `GET` shows the consent page; its form posts back to the same address. */
export async function oauthDialog(meta: Meta, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const refusal = reasonToRefuse(meta, query);
  if (refusal) return dialogErrorPage(refusal);
  const dialog = readDialog(meta, query);
  const person = meta.world.persons.find((item) => item.id === DANA) ?? { id: DANA, name: "Dana Field" };
  const pages = meta.world.pages.filter((page) => page.personId === person.id);
  if (request.method !== "POST")
    return consentPage(meta, { person, pages, scopes: dialog.scopes, isRerequest: dialog.isRerequest });
  const form = new URLSearchParams(await request.text());
  if (form.get("decision") !== "continue") return redirect(dialog, CANCELLED);
  const ticked = form.getAll("page");
  const code = recordConsent(meta, {
    personId: person.id,
    redirectUri: dialog.redirectUri,
    asked: dialog.scopes,
    granted: form.getAll("permission"),
    pageIds: pages.map((page) => page.id).filter((id) => ticked.includes(id)),
  });
  return redirect(dialog, `code=${code}`);
}
