import { type GraphAnswer, GraphFailure, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";
import { named } from "./named-errors";
import { deathOf, issueUserToken, LONG_SECONDS, SHORT_SECONDS } from "./tokens";
import type { FakeToken } from "./world";

function required(call: GraphCall, name: string): string {
  const value = call.params.get(name);
  if (value) return value;
  throw new GraphFailure(400, {
    message: `Missing ${name} parameter.`,
    type: "OAuthException",
    code: 101,
  });
}

function bearer(meta: Meta, token: FakeToken, seconds: number): GraphAnswer {
  const expiry = meta.world.switches.omitExpiresIn ? {} : { expires_in: seconds };
  return ok({ access_token: token.value, token_type: "bearer", ...expiry });
}

function exchangeCode(meta: Meta, call: GraphCall): GraphAnswer {
  const value = required(call, "code");
  const code = meta.world.codes.find((item) => item.value === value);
  if (!code) throw named("100/36008", { message: "Invalid verification code format." });
  if (code.used) throw named("100/36009");
  if (code.expiresAt <= meta.now()) throw named("100/36007");
  if (code.redirectUri !== required(call, "redirect_uri")) throw named("100/36008");
  code.used = true;
  return bearer(meta, issueUserToken(meta, code.personId, "short"), SHORT_SECONDS);
}

function exchangeToken(meta: Meta, call: GraphCall): GraphAnswer {
  const value = required(call, "fb_exchange_token");
  const token = meta.world.tokens.find((item) => item.value === value && item.kind === "user");
  if (!token || token.foreign) throw named("190");
  const death = deathOf(meta, token);
  if (death) throw named(`190/${death.subcode}`, { message: death.message });
  return bearer(meta, issueUserToken(meta, token.personId, "long"), LONG_SECONDS);
}

/** graph-api.md §2.3, §2.4. */
export function accessToken(meta: Meta, call: GraphCall): GraphAnswer {
  if (required(call, "client_id") !== meta.app.id) throw named("101");
  if (required(call, "client_secret") !== meta.app.secret) throw named("1/secret");
  const grantType = call.params.get("grant_type") ?? "authorization_code";
  if (grantType === "fb_exchange_token") return exchangeToken(meta, call);
  if (grantType === "authorization_code") return exchangeCode(meta, call);
  throw new GraphFailure(400, {
    message: `Unsupported grant_type: ${grantType}`,
    type: "OAuthException",
    code: 100,
  });
}
