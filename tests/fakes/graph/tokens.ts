import { createHmac } from "node:crypto";
import type { GraphCall } from "./graph-call";
import { DAY_MS, type Meta, toSeconds } from "./meta";
import { named } from "./named-errors";
import type { FakeGrant, FakeToken, TokenDeath } from "./world";

export const SHORT_SECONDS = 5121;
export const LONG_SECONDS = 5_183_944;
const DATA_ACCESS_MS = 90 * DAY_MS;
const PROOF_TIME_SECONDS = 300;

export interface Caller {
  token: FakeToken;
  grant: FakeGrant;
}

export function grantOf(meta: Meta, personId: string): FakeGrant {
  const grant = meta.world.grants.find((item) => item.personId === personId);
  return grant ?? { personId, permissions: [], pageIds: [], loggedInAt: meta.now() };
}

export function issueUserToken(meta: Meta, personId: string, lifetime: "short" | "long"): FakeToken {
  const seconds = lifetime === "short" ? SHORT_SECONDS : LONG_SECONDS;
  return keep(meta, {
    value: `EAAG${lifetime}User${meta.random()}`,
    kind: "user",
    lifetime,
    personId,
    issuedAt: meta.now(),
    expiresAt: meta.now() + seconds * 1000,
    dataAccessExpiresAt: grantOf(meta, personId).loggedInAt + DATA_ACCESS_MS,
  });
}

/** graph-api.md §2.5: from a short-lived user token it dies with it, from a long-lived one never. */
export function pageTokenOf(meta: Meta, user: FakeToken, pageId: string): FakeToken {
  const known = meta.world.tokens.find(
    (token) => token.parent === user.value && token.pageId === pageId && !token.death,
  );
  if (known) return known;
  return keep(meta, {
    value: `EAAGpage${meta.random()}`,
    kind: "page",
    lifetime: user.lifetime,
    personId: user.personId,
    pageId,
    parent: user.value,
    issuedAt: meta.now(),
    expiresAt: user.lifetime === "long" ? 0 : user.expiresAt,
    dataAccessExpiresAt: user.dataAccessExpiresAt,
  });
}

export function keep(meta: Meta, token: FakeToken): FakeToken {
  meta.world.tokens.push(token);
  meta.world.issued.push(token.value);
  return token;
}

/** Why the token no longer works, or null. */
export function deathOf(meta: Meta, token: FakeToken): TokenDeath | null {
  if (token.death) return token.death;
  if (token.expiresAt === 0 || token.expiresAt > meta.now()) return null;
  return { code: 190, subcode: 463, message: named("190/463").error.message };
}

export function kill(token: FakeToken, subcode: number): void {
  const { error } = named(`190/${subcode}`);
  token.death = { code: 190, subcode, message: error.message };
}

/** Meta derives page tokens from the user token: they fall together. */
export function killEverythingOf(meta: Meta, personId: string, subcode: number): void {
  for (const token of meta.world.tokens) if (token.personId === personId) kill(token, subcode);
}

export function appToken(meta: Meta): string {
  return `${meta.app.id}|${meta.app.secret}`;
}

function checkProof(meta: Meta, call: GraphCall, token: string): void {
  const proof = call.params.get("appsecret_proof");
  if (!proof) throw named("proof-missing");
  const time = call.params.get("appsecret_time");
  const message = time ? `${token}|${time}` : token;
  const expected = createHmac("sha256", meta.app.secret).update(message).digest("hex");
  const isFresh = !time || Math.abs(toSeconds(meta.now()) - Number(time)) <= PROOF_TIME_SECONDS;
  if (proof !== expected || !isFresh) throw named("proof-wrong");
}

/** Who calls: a living user or page token with a right proof, else Meta's refusal. */
export function callerOf(meta: Meta, call: GraphCall): Caller {
  if (!call.token || call.token === appToken(meta)) throw named("2500");
  const token = meta.world.tokens.find((item) => item.value === call.token && !item.foreign);
  if (!token) throw named("190");
  checkProof(meta, call, token.value);
  const death = deathOf(meta, token);
  if (death) throw named(`190/${death.subcode}`, { message: death.message });
  return { token, grant: grantOf(meta, token.personId) };
}
