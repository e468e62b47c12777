import { describe, expect, it } from "vitest";
import { connectionHealth } from "@/core/domain/marketing/social-auth";
import { CORNER_COFFEE, FIELD_BAKERY, FIELD_BAKERY_PAGE, NIGHT_MARKET } from "@/tests/fakes/graph/seed-world";
import { KINDS, TEN_PHOTOS } from "./a-content";
import { aPress, type Press } from "./a-press";

const HOUR = 60 * 60 * 1000;
const CHECK = { method: "GET", path: /\/17889\d+$/ };
const FOR_EVER = { action: "answer", times: Number.POSITIVE_INFINITY } as const;

const LOSSES = [
  ["unlinked", "account_unlinked", (press: Press) => press.fake.link(FIELD_BAKERY_PAGE, null)],
  ["relinked", "account_relinked", (press: Press) => press.fake.link(FIELD_BAKERY_PAGE, NIGHT_MARKET)],
  ["without a role", "page_role_lost", (press: Press) => press.fake.loseRole(FIELD_BAKERY_PAGE)],
] as const;

async function mend(press: Press): Promise<void> {
  press.fake.clearFaults();
  press.fake.link(FIELD_BAKERY_PAGE, FIELD_BAKERY);
  press.fake.seedWorld(({ pages, persons }) => {
    for (const page of pages) page.personId = persons[0]?.id ?? "";
  });
  await press.connect();
  await press.settle();
}

const health = async (press: Press) => connectionHealth(await press.connection(), press.clock.now());

describe.each(LOSSES)("an account that is %s", (_, reason, lose) => {
  it("before its post: kept for a person, and out after reconnecting", async () => {
    const press = await aPress();
    const scheduled = await press.submitContent(
      KINDS.photo,
      new Date(press.clock.now().getTime() + 9 * HOUR),
    );
    lose(press);
    const post = await press.submit();
    await press.settle();
    const failure = { code: "reconnect_required", reason, retryable: true };
    expect(await press.read(post)).toMatchObject({ status: "queued", nextAttemptAt: null, failure });
    expect(await press.read(scheduled)).toMatchObject({ status: "scheduled", failure });
    expect(await press.connection()).toMatchObject({ problem: "revoked", problemReason: reason });
    press.clock.advance(HOUR);
    await mend(press);
    expect(await press.read(post)).toMatchObject({ status: "published" });
    expect(await press.read(scheduled)).toMatchObject({ status: "scheduled", failure: null });
    expect(press.live()).toHaveLength(1);
  });

  it("while its container ripens: never failed, live once after reconnecting", async () => {
    const press = await aPress();
    press.fake.setRipening(4000);
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (request.method === "POST") lose(press);
        return answer;
      },
    });
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({ failure: { code: "reconnect_required", reason } });
    expect(await health(press)).toBe("revoked");
    await mend(press);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("after a send that nobody answered: reconciled after reconnecting, not sent again", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: "media_publish" }, action: "apply-then-drop" });
    press.fake.setSwitches({ readLagMs: 45_000 });
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const isSend = request.url.endsWith("media_publish");
        try {
          return await press.fake.handle(request);
        } finally {
          if (isSend) lose(press);
        }
      },
    });
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({ status: "publishing", failure: { reason } });
    await mend(press);
    expect((await press.read(post)).platformPostId).toBe(press.live()[0]?.id);
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
  });

  it("does not call what is live gone, and asks no more", async () => {
    const press = await aPress();
    const post = await press.submit();
    await press.settle(0.1);
    lose(press);
    await press.settle(30);
    expect((await press.read(post)).status).toBe("published");
    expect(await health(press)).toBe("revoked");
  });
});

describe("a carousel whose account is unlinked", () => {
  it("is kept whole, and one look at the Page answers for all of its items", async () => {
    const press = await aPress();
    press.fake.link(FIELD_BAKERY_PAGE, null);
    const post = await press.submitContent(TEN_PHOTOS);
    const before = press.fake.log.length;
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "queued",
      failure: { reason: "account_unlinked" },
    });
    const asked = press.fake.log.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => path.endsWith(FIELD_BAKERY_PAGE))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith("debug_token"))).toHaveLength(1);
  });
});

describe("100/33 that is not about a lost link", () => {
  it("for one edge, while Page and account are there: passes, and nobody is blamed", async () => {
    const press = await aPress();
    press.fake.inject({ match: { method: "POST", path: /\/media$/ }, action: "answer", error: "100/33" });
    const post = await press.submit();
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(await health(press)).toBe("connected");
  });

  it("for the account as well, whose Page still names it: a person has to look", async () => {
    const press = await aPress();
    press.fake.inject({ ...FOR_EVER, match: { path: new RegExp(FIELD_BAKERY) }, error: "100/33" });
    const post = await press.submit();
    await press.settle();
    const failure = { code: "reconnect_required", reason: "account_lost" };
    expect(await press.read(post)).toMatchObject({ status: "queued", failure });
    expect(await health(press)).toBe("revoked");
  });

  it("for everything, the token's own facts as well: Meta is down, and nobody is blamed", async () => {
    const press = await aPress();
    press.fake.inject({ ...FOR_EVER, error: "100/33" });
    const post = await press.submit();
    await press.settle(0.2);
    expect((await press.read(post)).failure).toMatchObject({ code: "platform_unavailable" });
    expect(await health(press)).toBe("connected");
    press.fake.clearFaults();
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
  });

  it("but about a permission without which nothing is shown: named", async () => {
    const press = await aPress();
    press.fake.setScopes(["instagram_content_publish", "pages_show_list", "pages_read_engagement"]);
    press.fake.inject({ ...FOR_EVER, match: { path: `/${FIELD_BAKERY}` }, error: "100/33" });
    const post = await press.submit();
    await press.settle();
    const failure = { code: "missing_permission", scopes: ["instagram_basic"] };
    expect(await press.read(post)).toMatchObject({ status: "failed", failure });
    expect(await health(press)).toBe("missing_permission");
  });

  it("while the Page cannot be asked: tried again, and nobody is blamed", async () => {
    const press = await aPress();
    press.fake.link(FIELD_BAKERY_PAGE, null);
    press.fake.inject({ ...FOR_EVER, match: { path: new RegExp(FIELD_BAKERY_PAGE) }, error: "500" });
    const post = await press.submit();
    await press.settle(0.2);
    expect(await press.read(post)).toMatchObject({
      status: "queued",
      failure: { code: "platform_unavailable" },
    });
    expect(await health(press)).toBe("connected");
  });

  it.each(["100/33", "803", "10", "200"])("%s for a fresh container: looked at again", async (error) => {
    const press = await aPress();
    press.fake.inject({ ...FOR_EVER, match: CHECK, error });
    const post = await press.submit();
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(await health(press)).toBe("connected");
  });
});

describe("a permission that was taken back", () => {
  const ALL = ["instagram_basic", "pages_show_list", "pages_read_engagement"];

  it("is named by the post that needed it, and by the connection", async () => {
    const press = await aPress();
    press.fake.setScopes(ALL);
    const post = await press.submit();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "missing_permission", scopes: ["instagram_content_publish"], retryable: true },
    });
    expect(await health(press)).toBe("missing_permission");
    expect((await press.connection()).scopes).not.toContain("instagram_content_publish");
  });

  it("is named where Meta refuses although it calls everything granted", async () => {
    const press = await aPress();
    press.fake.setTasks(FIELD_BAKERY_PAGE, ["ANALYZE"]);
    const post = await press.submit();
    await press.settle();
    expect(await press.read(post)).toMatchObject({ failure: { scopes: ["instagram_content_publish"] } });
    expect(await health(press)).toBe("missing_permission");
  });

  it("while sending: the same, and nothing went out", async () => {
    const press = await aPress();
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        if (request.url.endsWith("media_publish")) press.fake.setScopes(ALL);
        return await press.fake.handle(request);
      },
    });
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { scopes: ["instagram_content_publish"] },
    });
    expect(await health(press)).toBe("missing_permission");
    expect(press.live()).toHaveLength(0);
  });

  it("that only a feature needs stays with the feature: the account goes on posting", async () => {
    const press = await aPress();
    const post = await press.submit();
    await press.settle(0.05);
    press.fake.setScopes([...ALL, "instagram_content_publish"]);
    await press.settle(30);
    const { scopes } = await press.connection();
    expect(scopes).not.toContain("instagram_manage_insights");
    expect((await press.read(post)).status).toBe("published");
    expect(await health(press)).toBe("connected");
  });

  it("of an old grant says nothing about the next", async () => {
    const press = await aPress();
    await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (!request.url.endsWith("debug_token") && !request.url.includes("debug_token?")) return answer;
        press.fake.setScopes([...ALL, "instagram_content_publish"]);
        await press.connect();
        return answer;
      },
    });
    press.fake.setScopes(ALL);
    await worker.workOnce();
    expect((await press.connection()).scopes).toContain("instagram_content_publish");
  });
});

describe("another account of the owner", () => {
  it("is not touched by a link that was lost", async () => {
    const press = await aPress();
    const { userId, accessToken } = await press.connection();
    if (accessToken === null) throw new Error("There is no token");
    const other = await press.connections.save({
      ...(await press.connection()),
      accessToken,
      userId,
      channelId: CORNER_COFFEE,
      openId: CORNER_COFFEE,
    });
    press.fake.link(FIELD_BAKERY_PAGE, null);
    await press.submit();
    await press.settle();
    expect(await press.connections.getByChannel(userId, "instagram", CORNER_COFFEE)).toEqual(other);
  });
});
