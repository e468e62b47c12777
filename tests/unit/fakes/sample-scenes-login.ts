import { DANA, FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { debug, exchange, get, proofOf, REDIRECT, send } from "./a-fake-person";

import type { Ask } from "./sample-scene";

const ACCOUNT = "fields=id,username,name,profile_picture_url,followers_count,media_count";
const ACCOUNTS =
  "me/accounts?fields=id,name,access_token,tasks,instagram_business_account{id,username,name,profile_picture_url}";

const swap: (form: Record<string, string>, wait?: number) => Ask =
  (form, wait = 0) =>
  ({ fake }) => {
    const code = fake.issueCode();
    fake.advance(wait);
    return exchange(fake, { code, redirect_uri: REDIRECT, ...form });
  };
const plain = (path: string, token: string) =>
  new Request(`https://graph.facebook.com/v26.0/${path}`, { headers: { authorization: `Bearer ${token}` } });
const lengthen: (wait: number) => Ask =
  (wait) =>
  ({ fake, long }) => {
    fake.advance(wait);
    return exchange(fake, { grant_type: "fb_exchange_token", fb_exchange_token: long });
  };
const killed: (subcode: number) => Ask =
  (subcode) =>
  ({ fake, page }) => {
    fake.killUser(subcode);
    return get(fake, page, "me");
  };

/** How to make the fake say each sample of login and accounts. */
export const LOGIN_SCENES: Readonly<Record<string, Ask>> = {
  "code-exchange": swap({}),
  "code-used": async (scene) => {
    const code = scene.fake.issueCode();
    await swap({ code })(scene);
    return swap({ code })(scene);
  },
  "code-expired": swap({}, 3_600_000),
  "code-redirect-differs": swap({ redirect_uri: "https://elsewhere.example/" }),
  "wrong-secret": swap({ client_secret: "nope" }),
  "wrong-app": swap({ client_id: "1" }),
  "long-lived-exchange": lengthen(0),
  "exchange-expired": lengthen(6_000_000_000),
  "me-user": ({ fake, long }) => get(fake, long, "me?fields=id,name"),
  "me-page": ({ fake, page }) => get(fake, page, "me?fields=id,name"),
  permissions: ({ fake, long }) => get(fake, long, "me/permissions"),
  "permissions-revoked": ({ fake, long }) => {
    const url = `https://graph.facebook.com/v26.0/${DANA}/permissions?appsecret_proof=${proofOf(long)}`;
    return send(fake, new Request(url, { method: "DELETE", headers: { authorization: `Bearer ${long}` } }));
  },
  accounts: ({ fake, long }) => get(fake, long, `${ACCOUNTS}&limit=2`),
  "accounts-none": ({ fake, long }) => {
    fake.setScopes([]);
    return get(fake, long, ACCOUNTS);
  },
  "debug-page-token": ({ fake, page }) => debug(fake, page),
  "debug-dead-token": ({ fake, long }) => {
    fake.killUser(460);
    return debug(fake, long);
  },
  "debug-foreign-token": ({ fake }) => debug(fake, fake.issueForeignToken()),
  "instagram-account": ({ fake, page }) => get(fake, page, `${FIELD_BAKERY}?${ACCOUNT}`),
  "instagram-account-unknown-field": ({ fake, page }) =>
    get(fake, page, `${FIELD_BAKERY}?fields=account_type`),
  "instagram-account-unknown-id": ({ fake, page }) => get(fake, page, "17841400000000999"),
  "token-unparsable": ({ fake }) => get(fake, "EAAGinvented", "me"),
  "token-app-removed": killed(458),
  "token-password-changed": killed(460),
  "token-missing": ({ fake }) => send(fake, new Request("https://graph.facebook.com/v26.0/me")),
  "proof-missing": ({ fake, page }) => send(fake, plain("me", page)),
  "proof-wrong": ({ fake, page }) => send(fake, plain("me?appsecret_proof=00", page)),
};
