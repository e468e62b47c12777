import { isGranted } from "./access";
import { badParameter, type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { type Meta, toSeconds } from "./meta";
import { named } from "./named-errors";
import { appToken, deathOf, grantOf } from "./tokens";
import type { FakeGrant, FakeToken } from "./world";

function targetsOf(meta: Meta, grant: FakeGrant, scope: string): string[] {
  const pages = meta.world.pages.filter((page) => grant.pageIds.includes(page.id));
  if (scope.startsWith("pages_")) return pages.map((page) => page.id);
  if (!scope.startsWith("instagram_")) return [];
  return pages.flatMap((page) => (page.instagramId ? [page.instagramId] : []));
}

function describe(meta: Meta, token: FakeToken): object {
  const grant = grantOf(meta, token.personId);
  const common = {
    app_id: meta.app.id,
    type: token.kind === "page" ? "PAGE" : "USER",
    application: meta.app.name,
    expires_at: toSeconds(token.expiresAt),
    ...(token.pageId ? { profile_id: token.pageId } : {}),
    user_id: token.personId,
  };
  const death = deathOf(meta, token);
  if (death) return { ...common, error: death, is_valid: false, scopes: [] };
  const scopes = grant.permissions.map((item) => item.permission).filter((scope) => isGranted(grant, scope));
  const granular = scopes.filter((scope) => scope !== "public_profile" && scope !== "email");
  return {
    ...common,
    data_access_expires_at: toSeconds(token.dataAccessExpiresAt),
    is_valid: true,
    issued_at: toSeconds(token.issuedAt),
    scopes,
    granular_scopes: granular.map((scope) => {
      const targets = targetsOf(meta, grant, scope);
      return { scope, ...(targets.length > 0 ? { target_ids: targets } : {}) };
    }),
  };
}

/** graph-api.md §2.6: a dead token is HTTP 200, a foreign one HTTP 400. */
export function debugToken(meta: Meta, call: GraphCall): GraphAnswer {
  if (!call.token) throw named("2500");
  if (call.token !== appToken(meta))
    throw badParameter(
      "You must provide an app access token, or a user access token that is an owner or developer of the app",
    );
  const input = call.params.get("input_token");
  if (!input) throw badParameter("The parameter input_token is required");
  const token = meta.world.tokens.find((item) => item.value === input);
  if (token?.foreign) throw badParameter("The App_id in the input_token did not match the Viewing App");
  if (token) return ok({ data: describe(meta, token) });
  const { code, message } = named("190").error;
  return ok({ data: { error: { code, message }, is_valid: false, scopes: [] } });
}
