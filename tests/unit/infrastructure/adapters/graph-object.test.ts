import { describe, expect, it } from "vitest";
import type { AppErrorCode, FailureReason, PlatformObject } from "@/core/domain/errors";
import { remedyFor } from "@/core/domain/marketing/retry-plan";
import { errorFromAnswer } from "@/infrastructure/adapters/external/social/graph/graph-error";
import { OBJECT_REFUSALS } from "@/infrastructure/adapters/external/social/graph/graph-object";
import { CORNER_COFFEE, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { REDIRECT } from "@/tests/unit/fakes/a-fake-person";
import { aConnectedAccount, type Connected } from "./a-graph";
import { aPhoto, aRequest } from "./a-request";

const NOW = new Date("2026-11-24T09:00:00.000Z");

function answered(about: PlatformObject, number: string, extra: object = {}) {
  const [code, subcode] = number.split("/").map(Number);
  const error = { code, ...(subcode === undefined ? {} : { error_subcode: subcode }), ...extra };
  const found = errorFromAnswer(400, new Headers(), { error }, NOW, about);
  if (found === null) throw new Error("That was no error");
  return { code: found.code, reason: found.details.reason ?? null, helps: remedyFor(found) };
}

type Row = readonly [PlatformObject, AppErrorCode, FailureReason | null, string];

/** Written from graph-api.md §3.3 and §5.3, not from the code. */
const UNKNOWN: readonly Row[] = [
  ["app", "not_configured", "wrong_app_credentials", "retry"],
  ["person", "reconnect_required", "token_invalid", "reconnect"],
  ["portfolio", "missing_permission", null, "stop"],
  ["page", "reconnect_required", "page_lost", "reconnect"],
  ["account", "reconnect_required", "account_lost", "reconnect"],
  ["container", "platform_unavailable", null, "look_again"],
  ["media", "not_found", null, "retry"],
];
const FORBIDDEN: readonly Row[] = [
  ["app", "not_configured", null, "retry"],
  ["person", "missing_permission", null, "stop"],
  ["portfolio", "missing_permission", null, "stop"],
  ["page", "missing_permission", null, "stop"],
  ["account", "missing_permission", null, "stop"],
  ["container", "platform_unavailable", null, "look_again"],
  ["media", "missing_permission", null, "stop"],
];

describe("a refusal of an object", () => {
  it.each(UNKNOWN)("that is not shown, %s: %s, %s, %s", (about, code, reason, helps) => {
    for (const number of ["100/33", "803"]) expect(answered(about, number)).toEqual({ code, reason, helps });
  });

  it.each(FORBIDDEN)("that is not allowed, %s: %s, %s, %s", (about, code, reason, helps) => {
    for (const number of ["10", "200", "230", "299"])
      expect(answered(about, number)).toEqual({ code, reason, helps });
  });

  it("is described for every kind of object", () => {
    const kinds = Object.keys(OBJECT_REFUSALS);
    expect(UNKNOWN.map(([about]) => about)).toEqual(kinds);
    expect(FORBIDDEN.map(([about]) => about)).toEqual(kinds);
  });

  it.each(UNKNOWN.map(([about]) => about))("passes where Meta says so: %s", (about) => {
    for (const number of ["100/33", "10"]) {
      const passing = answered(about, number, { is_transient: true });
      expect(passing).toMatchObject({ code: "platform_unavailable", helps: "retry" });
    }
  });

  it("is no answer about tokens, limits or media, whatever is asked", () => {
    for (const [about] of UNKNOWN) {
      expect(answered(about, "190/460").reason).toBe("password_changed");
      expect(answered(about, "80002").code).toBe("rate_limited");
      expect(answered(about, "36003/2207009").reason).toBe("image_ratio");
    }
  });
});

/** Every call that the adapter makes, and what its id names. */
const CALLS: readonly (readonly [string, PlatformObject, (on: Connected, id: string) => Promise<unknown>])[] =
  [
    ["making a container", "account", ({ adapter }) => adapter.prepare(aRequest(), [])],
    ["making an item", "account", ({ adapter }) => adapter.prepareChild(anAlbum(), 0)],
    ["looking at a container", "container", ({ adapter }, id) => adapter.check(id)],
    ["publishing", "account", ({ adapter }, id) => adapter.commit(id)],
    ["the list of posts", "account", ({ adapter }) => adapter.listLive("feed", NOW)],
    ["the list of stories", "account", ({ adapter }) => adapter.listLive("story", NOW)],
    ["the address of a post", "media", ({ adapter }, id) => adapter.getPermalink(id)],
    ["the numbers of a post", "media", ({ adapter }, id) => adapter.getMetrics(id)],
    ["writing a comment", "media", ({ adapter }, id) => adapter.addComment(id, "Yum")],
    ["reading comments", "media", ({ adapter }, id) => adapter.listComments(id)],
    ["deleting a post", "media", ({ adapter }, id) => adapter.delete(id)],
    ["the quota", "account", ({ adapter }) => adapter.readQuota()],
    ["verifying", "account", ({ auth }) => auth.verifyAuth()],
    ["the account behind the Page", "page", ({ auth }) => auth.getInstagramBusinessAccount()],
    ["refreshing", "app", ({ auth }) => auth.refreshToken()],
    ["revoking", "person", ({ auth }) => auth.revoke()],
    ["connecting", "app", ({ connect, fake }) => connect.connect(fake.issueCode({ redirectUri: REDIRECT }))],
  ];
const anAlbum = () => aRequest({ media: [aPhoto(), aPhoto()] });

describe("an answer to publishing that does not show the account", () => {
  it.each(["100/33", "803"])(
    "%s may hide a success: unclear, and nothing is said of the access",
    async (error) => {
      const { adapter, fake } = await aConnectedAccount();
      fake.link(FIELD_BAKERY_PAGE, null);
      fake.inject({ match: { path: "media_publish" }, action: "answer", error });
      const kind = { kind: "unclear", answer: "transient" };
      const told = { code: "platform_unavailable" };
      expect(await adapter.commit("17889000000000011")).toMatchObject({ ...kind, error: told });
    },
  );
});

describe("every call to Meta", () => {
  it.each(CALLS)("names what it is about: %s, %s", async (_, about, call) => {
    const on = await aConnectedAccount();
    on.fake.inject({ action: "answer", error: "777/33", times: 99 });
    await call(on, "17990000000000021").catch(() => undefined);
    const [refused] = on.log.lines.filter((line) => line.includes("graph_refused"));
    expect(JSON.parse(refused ?? "{}")).toMatchObject({ about, code: 777 });
  });
});

describe("deleting a post that Meta does not show", () => {
  it("is done where the account is shown", async () => {
    const { adapter } = await aConnectedAccount();
    expect(await adapter.delete("17990000000000999")).toBe(true);
  });

  it.each([
    [null, "account_unlinked"],
    [CORNER_COFFEE, "account_relinked"],
  ])("is not believed once the Page is linked to %s: %s", async (account, reason) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.link(FIELD_BAKERY_PAGE, account);
    await expect(adapter.delete("17990000000000999")).rejects.toMatchObject({
      code: "reconnect_required",
      details: { reason },
    });
  });
});
