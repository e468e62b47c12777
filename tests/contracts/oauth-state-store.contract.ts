import { beforeEach, describe, expect, it } from "vitest";
import type { OAuthAttempt, OAuthStateStore } from "@/core/application/interfaces/social/oauth-state-store";
import { anId } from "@/tests/builders/an-id";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const LATER = new Date("2026-11-24T09:10:00.000Z");

function anAttempt(over: Partial<OAuthAttempt> = {}): OAuthAttempt {
  return { ownerId: anId(), actorId: anId(), login: "facebook", reconnect: null, expiresAt: LATER, ...over };
}

/** `make` gives a store in which this suite's states are unknown. */
export function oauthStateStoreContract(name: string, make: () => Promise<OAuthStateStore>): void {
  describe(`OAuthStateStore (${name})`, () => {
    let store: OAuthStateStore;
    let state: string;

    beforeEach(async () => {
      store = await make();
      state = `state-${anId()}`;
    });

    it("gives an attempt back as it was saved", async () => {
      const attempt = anAttempt({ login: "instagram", reconnect: "17841400000000001" });
      await store.save(state, attempt);
      expect(await store.take(state, NOW)).toEqual(attempt);
    });

    it("gives it once only", async () => {
      await store.save(state, anAttempt());
      await store.take(state, NOW);
      expect(await store.take(state, NOW)).toBeNull();
    });

    it("gives it to one of 20 racing callers", async () => {
      await store.save(state, anAttempt());
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.take(state, NOW)));
      expect(taken.filter((attempt) => attempt !== null)).toHaveLength(1);
    });

    it("knows nothing of another state", async () => {
      await store.save(state, anAttempt());
      expect(await store.take(`${state}x`, NOW)).toBeNull();
    });

    it("refuses an attempt from the instant at which it expires", async () => {
      await store.save(state, anAttempt());
      expect(await store.take(state, LATER)).toBeNull();
    });

    it("purges what has expired and keeps the rest", async () => {
      const fresh = `${state}-fresh`;
      await store.save(state, anAttempt({ expiresAt: NOW }));
      await store.save(fresh, anAttempt());
      expect(await store.purgeExpired(NOW)).toBe(1);
      expect(await store.take(fresh, NOW)).not.toBeNull();
    });
  });
}
