import { describe, expect, it } from "vitest";
import { markAndThrow } from "@/core/application/social/posts/dead-token";
import { AppError } from "@/core/domain/errors";
import { Secret } from "@/core/domain/secret";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";

const DEAD = new AppError("reconnect_required", "Dead", { reason: "token_expired" });

async function scene() {
  const clock = new ManualClock();
  const connections = new MemorySocialAuthService(clock);
  const auth = await connections.save(aNewSocialAuth());
  const find = () => connections.getByChannel(auth.userId, "instagram", auth.channelId);
  return { clock, connections, auth, find };
}

describe("an error of Meta's while a person waits", () => {
  it("is thrown on after the token it calls dead was marked", async () => {
    const { connections, auth, find } = await scene();
    await expect(markAndThrow(connections, auth, DEAD)).rejects.toBe(DEAD);
    expect(await find()).toMatchObject({ problem: "expired", problemReason: "token_expired" });
  });

  it("marks the token although something else was noted since it was read", async () => {
    const { clock, connections, auth, find } = await scene();
    clock.advance(1000);
    await connections.update(auth.id, { publishingPausedUntil: clock.now() });
    await expect(markAndThrow(connections, auth, DEAD)).rejects.toBe(DEAD);
    expect(await find()).toMatchObject({ problem: "expired" });
  });

  it("marks nothing when the account was connected anew meanwhile, in the same instant even", async () => {
    const { connections, auth, find } = await scene();
    await connections.save({ ...auth, accessToken: new Secret("new grant") });
    await expect(markAndThrow(connections, auth, DEAD)).rejects.toBe(DEAD);
    expect((await find())?.problem).toBeNull();
  });

  it.each(["platform_unavailable", "not_found", "missing_permission"] as const)(
    "marks nothing for %s",
    async (code) => {
      const { connections, auth, find } = await scene();
      const error = new AppError(code, "Something else");
      await expect(markAndThrow(connections, auth, error)).rejects.toBe(error);
      expect((await find())?.problem).toBeNull();
    },
  );
});
