import { describe, expect, it } from "vitest";
import type { RefreshedCredentials } from "@/core/application/interfaces/social/auth-service";
import type { AuthServiceFor } from "@/core/application/interfaces/social/platform-factories";
import { RefreshInstagramTokenUseCase } from "@/core/application/usecases/social/instagram/refresh-instagram-token";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";

const OLD_GRANT: RefreshedCredentials = {
  profile: { username: "seaside.bar", pageName: "Seaside Bar", avatarUrl: "https://scontent.example/1.jpg" },
  accessToken: new Secret("refreshed"),
  expiresAt: null,
  userAccessToken: new Secret("refreshed-user"),
  userTokenExpiresAt: null,
  dataAccessExpiresAt: new Date("2027-01-01T00:00:00.000Z"),
  scopes: ["instagram_basic"],
};
const OFFLINE = "https://scontent.example/offline.jpg";
const DEAD = new AppError("reconnect_required", "Dead", { reason: "password_changed" });

interface Scene {
  readonly connections: MemorySocialAuthService;
  readonly id: string;
  /** Saves the connection anew, as a person does who connects again. */
  readonly reconnect: () => Promise<SocialAuth>;
  readonly remove: () => Promise<unknown>;
}

/** `meta` is what Meta answers, and what happens here until it has answered. */
async function scene(meta: (scene: Scene) => Promise<RefreshedCredentials>) {
  const clock = new ManualClock();
  const connections = new MemorySocialAuthService(clock);
  const first = await connections.save(aNewSocialAuth({ avatarMediaId: "the picture" }));
  const { userId, channelId } = first;
  const around: Scene = {
    connections,
    id: first.id,
    reconnect: () =>
      connections.save({ ...aNewSocialAuth({ userId }), accessToken: new Secret("new grant") }),
    remove: () => connections.delete(first.id),
  };
  const serviceFor = (() => ({ refreshToken: () => meta(around) })) as unknown as AuthServiceFor;
  const posts = new MemoryPostRepository();
  const useCase = new RefreshInstagramTokenUseCase(
    connections,
    serviceFor,
    async (url, owner, known) => (url === OFFLINE ? null : `${url} for ${owner}, before: ${known}`),
    posts,
    () => {},
    clock,
  );
  const execute = () => useCase.execute({ userId, channelId });
  const find = () => connections.getByChannel(userId, "instagram", channelId);
  return { execute, find, userId };
}

describe("a refresh", () => {
  it("stores what Meta gave, and the connection is well again", async () => {
    const { execute, find } = await scene(async () => OLD_GRANT);
    expect(await execute()).toEqual({ expiresAt: null, dataAccessExpiresAt: OLD_GRANT.dataAccessExpiresAt });
    const found = await find();
    expect(found).toMatchObject({ scopes: ["instagram_basic"], problem: null });
    expect(found?.accessToken?.reveal()).toBe("refreshed");
  });

  it("brings the names and the picture that the account has by now", async () => {
    const { execute, find, userId } = await scene(async () => OLD_GRANT);
    await execute();
    expect(await find()).toMatchObject({
      channelName: "seaside.bar",
      pageName: "Seaside Bar",
      avatarMediaId: `https://scontent.example/1.jpg for ${userId}, before: the picture`,
    });
  });

  it.each([
    ["none, because the account has none", null, null],
    ["the one before, because the new one could not be copied", OFFLINE, "the picture"],
  ])("brings a picture: %s", async (_, avatarUrl, avatarMediaId) => {
    const profile = { username: "seaside.bar", pageName: "Seaside Bar", avatarUrl };
    const { execute, find } = await scene(async () => ({ ...OLD_GRANT, profile }));
    await execute();
    expect(await find()).toMatchObject({ channelName: "seaside.bar", avatarMediaId });
  });

  it("leaves names and picture where the scopes do not let Meta tell", async () => {
    const { execute, find } = await scene(async () => ({ ...OLD_GRANT, profile: null }));
    await execute();
    expect(await find()).toMatchObject({ channelName: "seaside", avatarMediaId: "the picture" });
  });

  it("notes which permissions are gone when Meta refuses for them", async () => {
    const gone = new AppError("missing_permission", "Refused", { grantedScopes: ["instagram_basic"] });
    const { execute, find } = await scene(async () => {
      throw gone;
    });
    await expect(execute()).rejects.toBe(gone);
    expect(await find()).toMatchObject({ scopes: ["instagram_basic"], problem: null });
  });

  it("marks the connection whose token Meta called dead", async () => {
    const { execute, find } = await scene(async () => {
      throw DEAD;
    });
    await expect(execute()).rejects.toBe(DEAD);
    expect(await find()).toMatchObject({ problem: "revoked", problemReason: "password_changed" });
  });

  it("is not hindered by a rest that was noted meanwhile", async () => {
    const publishingPausedUntil = new Date("2026-11-25T09:00:00.000Z");
    const { execute, find } = await scene(async ({ connections, id }) => {
      await connections.update(id, { publishingPausedUntil });
      return OLD_GRANT;
    });
    await execute();
    const found = await find();
    expect(found?.accessToken?.reveal()).toBe("refreshed");
    expect(found).toMatchObject({ publishingPausedUntil });
  });
});

describe("a refresh that is under way while the account is connected anew", () => {
  it("leaves the new grant alone, and answers with its dates", async () => {
    const { execute, find } = await scene(async ({ reconnect }) => {
      await reconnect();
      return OLD_GRANT;
    });
    const { dataAccessExpiresAt } = aNewSocialAuth();
    expect(await execute()).toEqual({ expiresAt: null, dataAccessExpiresAt });
    const found = await find();
    expect(found?.accessToken?.reveal()).toBe("new grant");
    expect(found?.scopes).toEqual(aNewSocialAuth().scopes);
  });

  it("does not call the new grant dead when the old one is, and answers with its dates", async () => {
    const { execute, find } = await scene(async ({ reconnect }) => {
      await reconnect();
      throw DEAD;
    });
    const { dataAccessExpiresAt } = aNewSocialAuth();
    expect(await execute()).toEqual({ expiresAt: null, dataAccessExpiresAt });
    expect((await find())?.problem).toBeNull();
  });

  it("refuses when what was stored meanwhile is known to be dead as well", async () => {
    const { execute } = await scene(async ({ connections, reconnect }) => {
      const problem = { problem: "expired", problemReason: "token_expired" } as const;
      await connections.update((await reconnect()).id, problem);
      return OLD_GRANT;
    });
    const details = { reason: "token_expired" };
    await expect(execute()).rejects.toMatchObject({ code: "reconnect_required", details });
  });
});

describe("a refresh of a connection that is removed meanwhile", () => {
  it.each<readonly [string, () => Promise<RefreshedCredentials>]>([
    ["succeeds at Meta", async () => OLD_GRANT],
    ["finds the token dead", () => Promise.reject(DEAD)],
  ])("brings nothing back when it %s", async (_, answer) => {
    const { execute, find } = await scene(async ({ remove }) => {
      await remove();
      return await answer();
    });
    await expect(execute()).rejects.toMatchObject({ code: "not_found" });
    expect(await find()).toBeNull();
  });
});
