import { beforeEach, describe, expect, it } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { Secret } from "@/core/domain/secret";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { anId } from "@/tests/builders/an-id";
import { ManualClock } from "@/tests/fakes/manual-clock";

export interface SocialAuthFixture {
  readonly service: SocialAuthService;
  /** From now on the store itself fails to write this channel. */
  refuseChannel(channelId: string): Promise<void>;
}

export function socialAuthServiceContract(
  name: string,
  make: (clock: Clock) => Promise<SocialAuthFixture>,
): void {
  describe(`SocialAuthService (${name})`, () => {
    let clock: ManualClock;
    let fixture: SocialAuthFixture;
    let service: SocialAuthService;
    let userId: string;

    beforeEach(async () => {
      clock = new ManualClock();
      fixture = await make(clock);
      service = fixture.service;
      userId = anId();
    });

    const saveChannel = (channelId: string) => service.save(aNewSocialAuth({ userId, channelId }));

    it("gives a connection back as it was saved, healthy", async () => {
      const auth = aNewSocialAuth({ userId, refreshToken: new Secret("refresh"), scopes: ["a", "b"] });
      const saved = await service.save(auth);
      expect(saved).toEqual({
        ...auth,
        id: saved.id,
        credentialsId: saved.credentialsId,
        grantId: saved.grantId,
        problem: null,
        problemReason: null,
        publishingPausedUntil: null,
        createdAt: clock.now(),
        updatedAt: clock.now(),
      });
      expect(await service.getByChannel(userId, "instagram", auth.channelId)).toEqual(saved);
    });

    it("gives each token back in its own field", async () => {
      await service.save(
        aNewSocialAuth({
          userId,
          accessToken: new Secret("page"),
          refreshToken: new Secret("refresh"),
          userAccessToken: new Secret("person"),
        }),
      );
      const found = await service.getByUserAndPlatform(userId, "instagram");
      expect(found?.accessToken?.reveal()).toBe("page");
      expect(found?.refreshToken?.reveal()).toBe("refresh");
      expect(found?.userAccessToken?.reveal()).toBe("person");
    });

    it("replaces the connection of the same channel and clears its problem", async () => {
      const first = await saveChannel("1");
      await service.update(first.id, {
        problem: "revoked",
        problemReason: "token_invalid",
      });
      clock.advance(1000);
      const again = await service.save(
        aNewSocialAuth({ userId, channelId: "1", channelName: "renamed", accessToken: new Secret("new") }),
      );
      expect(again).toMatchObject({
        id: first.id,
        channelName: "renamed",
        problem: null,
        problemReason: null,
        publishingPausedUntil: null,
        createdAt: first.createdAt,
        updatedAt: clock.now(),
      });
      expect(again.accessToken?.reveal()).toBe("new");
      expect(await service.listByUser(userId, "instagram")).toHaveLength(1);
    });

    it("keeps the rest after an action block when the same channel is connected again", async () => {
      const { id } = await saveChannel("1");
      const publishingPausedUntil = new Date(clock.now().getTime() + 86_400_000);
      await service.update(id, { publishingPausedUntil });
      clock.advance(1000);
      expect(await saveChannel("1")).toMatchObject({ id, publishingPausedUntil });
      const [again] = await service.saveAll([aNewSocialAuth({ userId, channelId: "1" })]);
      expect(again).toMatchObject({ id, publishingPausedUntil });
    });

    it("keeps one connection per channel when 20 saves race", async () => {
      await Promise.all(Array.from({ length: 20 }, () => saveChannel("1")));
      expect(await service.listByUser(userId, "instagram")).toHaveLength(1);
    });

    it("lists the newest first, and takes it when no channel is named", async () => {
      for (const channelId of ["1", "2", "3"]) {
        await saveChannel(channelId);
        clock.advance(1000);
      }
      const listed = await service.listByUser(userId, "instagram");
      expect(listed.map((auth) => auth.channelId)).toEqual(["3", "2", "1"]);
      expect((await service.getByUserAndPlatform(userId, "instagram"))?.channelId).toBe("3");
    });

    it("shows nothing to another owner and nothing of another platform", async () => {
      await saveChannel("1");
      expect(await service.getByChannel(anId(), "instagram", "1")).toBeNull();
      expect(await service.getByUserAndPlatform(anId(), "instagram")).toBeNull();
      expect(await service.listByUser(anId(), "instagram")).toEqual([]);
      expect(await service.getByChannel(userId, "facebook", "1")).toBeNull();
      expect(await service.listByUser(userId, "tiktok")).toEqual([]);
    });

    it("changes only what an update names", async () => {
      const saved = await saveChannel("1");
      clock.advance(1000);
      const updated = await service.update(saved.id, { problem: "expired", problemReason: "token_expired" });
      expect(updated).toEqual({
        ...saved,
        problem: "expired",
        problemReason: "token_expired",
        updatedAt: clock.now(),
      });
      expect(updated?.accessToken?.reveal()).toBe(saved.accessToken?.reveal());
    });

    it("replaces tokens and dates in an update, also by nothing", async () => {
      const { id } = await saveChannel("1");
      await service.update(id, {
        accessToken: new Secret("fresh"),
        userAccessToken: null,
        expiresAt: clock.now(),
      });
      const found = await service.getByChannel(userId, "instagram", "1");
      expect(found?.accessToken?.reveal()).toBe("fresh");
      expect(found?.userAccessToken).toBeNull();
      expect(found?.expiresAt).toEqual(clock.now());
    });

    it("names credentials anew when they are saved or replaced, and only then", async () => {
      const first = await saveChannel("1");
      const noted = await service.update(first.id, {
        problem: "expired",
        publishingPausedUntil: clock.now(),
      });
      const refreshed = await service.update(first.id, { accessToken: new Secret("fresh") });
      const again = await saveChannel("1");
      expect(noted?.credentialsId).toBe(first.credentialsId);
      const names = [first, refreshed, again].map((auth) => auth?.credentialsId);
      expect(new Set(names).size).toBe(3);
      expect(await service.getByChannel(userId, "instagram", "1")).toEqual(again);
    });

    it("updates only the credentials that were judged, where they are named", async () => {
      const judged = await saveChannel("1");
      const current = await saveChannel("1");
      expect(await service.update(judged.id, { problem: "revoked" }, judged)).toBeNull();
      expect(await service.getByChannel(userId, "instagram", "1")).toEqual(current);
      expect(await service.update(judged.id, { problem: "revoked" }, current)).toEqual({
        ...current,
        problem: "revoked",
      });
    });

    it("lets one of 20 refreshes of the same credentials replace them", async () => {
      const judged = await saveChannel("1");
      const refreshes = Array.from({ length: 20 }, (_, index) =>
        service.update(judged.id, { accessToken: new Secret(`fresh ${index}`) }, judged),
      );
      const [winner, ...others] = (await Promise.all(refreshes)).filter((auth) => auth !== null);
      expect(others).toEqual([]);
      const found = await service.getByChannel(userId, "instagram", "1");
      expect(found).toEqual(winner);
      expect(found?.accessToken?.reveal()).toBe(winner?.accessToken?.reveal());
    });

    it("deletes once, and updates nothing that is gone", async () => {
      const { id } = await saveChannel("1");
      expect(await service.delete(id)).toBe(true);
      expect(await service.delete(id)).toBe(false);
      expect(await service.update(id, { channelName: "ghost" })).toBeNull();
      expect(await service.getByChannel(userId, "instagram", "1")).toBeNull();
    });

    it("deletes the connection that was read, refreshed or not, and never one that was connected since", async () => {
      const first = await saveChannel("1");
      const second = await saveChannel("1");
      expect(await service.delete(first.id, first)).toBe(false);
      expect(await service.getByChannel(userId, "instagram", "1")).toEqual(second);
      await service.update(second.id, { accessToken: new Secret("fresh") });
      expect(await service.delete(second.id, second)).toBe(true);
      expect(await service.getByChannel(userId, "instagram", "1")).toBeNull();
      expect(await service.delete(second.id, second)).toBe(false);
    });

    it("finds nothing under malformed ids", async () => {
      expect(await service.delete("not-an-id")).toBe(false);
      expect(await service.update("not-an-id", { channelName: "x" })).toBeNull();
      expect(await service.listByUser("123456789012", "instagram")).toEqual([]);
      expect(await service.getByChannel("", "instagram", "1")).toBeNull();
    });

    it("counts a Facebook person's connections across all owners", async () => {
      const facebookUserId = `fb-${anId()}`;
      const { id } = await service.save(aNewSocialAuth({ userId, facebookUserId }));
      await service.save(aNewSocialAuth({ facebookUserId }));
      expect(await service.countByFacebookUser(facebookUserId)).toBe(2);
      await service.delete(id);
      expect(await service.countByFacebookUser(facebookUserId)).toBe(1);
    });

    it("tells which files are somebody's avatar, until another one takes their place", async () => {
      const [first, second] = [anId(), anId()];
      const auth = aNewSocialAuth({ userId, avatarMediaId: first });
      await service.save(auth);
      await service.save(aNewSocialAuth({ avatarMediaId: null }));
      expect(await service.avatarsAmong([first, second])).toEqual(new Set([first]));
      await service.save({ ...auth, avatarMediaId: second });
      expect(await service.avatarsAmong([first, second])).toEqual(new Set([second]));
      expect(await service.avatarsAmong([])).toEqual(new Set());
    });

    it("saves several at once", async () => {
      const auths = ["1", "2"].map((channelId) => aNewSocialAuth({ userId, channelId }));
      const saved = await service.saveAll(auths);
      expect(saved.map((auth) => auth.channelId)).toEqual(["1", "2"]);
      expect(await service.listByUser(userId, "instagram")).toHaveLength(2);
    });

    it("saves none of several when one fails, and puts back what it had replaced", async () => {
      const before = await saveChannel("1");
      await service.update(before.id, { problem: "expired" });
      await fixture.refuseChannel("3");
      const auths = ["1", "2", "3"].map((channelId) =>
        aNewSocialAuth({ userId, channelId, channelName: "overwritten", accessToken: new Secret("x") }),
      );
      clock.advance(1000);
      await expect(service.saveAll(auths)).rejects.toThrow();
      const left = await service.listByUser(userId, "instagram");
      expect(left).toEqual([{ ...before, problem: "expired" }]);
      expect(left[0]?.accessToken?.reveal()).toBe(before.accessToken?.reveal());
    });
  });
}
