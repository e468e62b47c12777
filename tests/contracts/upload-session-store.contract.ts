import { beforeEach, describe, expect, it } from "vitest";
import type { UploadSessionStore } from "@/core/application/interfaces/social/upload-session-store";
import { anId } from "@/tests/builders/an-id";
import { anUploadSession } from "@/tests/builders/an-upload-session";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const inSeconds = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const A_DAY_LATER = inSeconds(24 * 3600);
const leaseOf = (token: string, until = inSeconds(10)) => ({ token, until });

/** `make` gives two stores over the same sessions, as two processes have; sessions of other tests may be there. */
export function uploadSessionStoreContract(
  name: string,
  make: () => Promise<readonly [UploadSessionStore, UploadSessionStore]>,
): void {
  describe(`UploadSessionStore (${name})`, () => {
    let here: UploadSessionStore;
    let there: UploadSessionStore;

    beforeEach(async () => {
      [here, there] = await make();
    });

    const aFreeSession = async () => {
      const session = anUploadSession();
      await here.create(session, leaseOf("maker"));
      await here.release(session.id, "maker");
      return session;
    };

    it("finds a session as it was made, wherever it was made", async () => {
      const session = anUploadSession({ metadata: { filename: "Über uns.mp4", ratio: null } });
      await here.create(session, leaseOf("maker"));
      expect(await there.find(session, NOW)).toEqual(session);
    });

    it("finds nothing for another owner, nor from the instant at which it expires", async () => {
      const session = await aFreeSession();
      expect(await here.find({ ...session, ownerId: anId() }, NOW)).toBeNull();
      expect(await here.find(session, A_DAY_LATER)).toBeNull();
      expect(await here.acquire({ ...session, ownerId: anId() }, leaseOf("thief"), NOW)).toBe("gone");
      expect(await here.acquire(session, leaseOf("late"), A_DAY_LATER)).toBe("gone");
    });

    it("is held by its maker from the start", async () => {
      const session = anUploadSession();
      await here.create(session, leaseOf("maker"));
      expect(await there.acquire(session, leaseOf("other"), NOW)).toBe("busy");
    });

    it("is held by one of 20 who want it at once, in two processes", async () => {
      const session = await aFreeSession();
      const tries = Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? here : there).acquire(session, leaseOf(`racer ${at}`), NOW),
      );
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome === "held")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "busy")).toHaveLength(19);
    });

    it("tells its holder that somebody else waits, once", async () => {
      const session = await aFreeSession();
      await here.acquire(session, leaseOf("first"), NOW);
      expect(await here.renew(session.id, leaseOf("first"))).toBe("held");
      await there.acquire(session, leaseOf("second"), NOW);
      expect(await here.renew(session.id, leaseOf("first"))).toBe("wanted");
      await here.release(session.id, "first");
      expect(await there.acquire(session, leaseOf("second"), NOW)).toBe("held");
      expect(await there.renew(session.id, leaseOf("second"))).toBe("held");
    });

    it("stays held as long as its holder is heard of", async () => {
      const session = await aFreeSession();
      await here.acquire(session, leaseOf("first"), NOW);
      await here.renew(session.id, leaseOf("first", inSeconds(20)));
      expect(await there.acquire(session, leaseOf("second"), inSeconds(15))).toBe("busy");
      expect(await there.acquire(session, leaseOf("second", inSeconds(30)), inSeconds(20))).toBe("held");
    });

    it("takes nothing more from a holder whose lease another has taken", async () => {
      const session = await aFreeSession();
      await here.acquire(session, leaseOf("first"), NOW);
      await there.acquire(session, leaseOf("second", inSeconds(20)), inSeconds(10));
      expect(await here.renew(session.id, leaseOf("first", inSeconds(20)))).toBe("lost");
      expect(await here.record(session.id, "first", { offset: 5 })).toBe(false);
      expect(await here.remove(session.id, "first")).toBe(false);
      await here.release(session.id, "first");
      expect(await here.acquire(session, leaseOf("third"), inSeconds(11))).toBe("busy");
      expect(await there.find(session, NOW)).toEqual(session);
    });

    it("keeps what its holder records, each field apart", async () => {
      const session = await aFreeSession();
      await here.acquire(session, leaseOf("first"), NOW);
      expect(await here.record(session.id, "first", { offset: 1_048_576 })).toBe(true);
      expect(await here.record(session.id, "first", { mediaId: "media" })).toBe(true);
      expect(await there.find(session, NOW)).toEqual({ ...session, offset: 1_048_576, mediaId: "media" });
    });

    it("is gone once its holder removed it", async () => {
      const session = anUploadSession();
      await here.create(session, leaseOf("maker"));
      expect(await here.remove(session.id, "maker")).toBe(true);
      expect(await there.find(session, NOW)).toBeNull();
      expect(await there.acquire(session, leaseOf("other"), NOW)).toBe("gone");
      expect(await here.renew(session.id, leaseOf("maker"))).toBe("lost");
    });

    it("lists what has expired, but not while somebody still works on it", async () => {
      const [old, busy, fresh] = [
        anUploadSession(),
        anUploadSession(),
        anUploadSession({ expiresAt: inSeconds(1e6) }),
      ];
      for (const session of [old, fresh]) await here.create(session, leaseOf("maker"));
      await here.create(busy, leaseOf("maker", inSeconds(24 * 3600 + 5)));
      const listed = (await there.listExpired(A_DAY_LATER, 1000)).map(({ id }) => id);
      expect(listed).toContain(old.id);
      expect(listed).not.toContain(busy.id);
      expect(listed).not.toContain(fresh.id);
    });

    it("removes what has expired, once, and nothing else", async () => {
      const [old, fresh] = [anUploadSession(), anUploadSession({ expiresAt: inSeconds(1e6) })];
      for (const session of [old, fresh]) await here.create(session, leaseOf("maker"));
      expect(await here.removeExpired(old.id, A_DAY_LATER)).toBe(true);
      expect(await there.removeExpired(old.id, A_DAY_LATER)).toBe(false);
      expect(await here.removeExpired(fresh.id, A_DAY_LATER)).toBe(false);
    });
  });
}
