import { beforeEach, describe, expect, it } from "vitest";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import { Secret } from "@/core/domain/secret";
import { aConnectableAccount, aGrant, aPendingConnection } from "@/tests/builders/a-pending-connection";
import { anId } from "@/tests/builders/an-id";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const EXPIRY = new Date("2026-11-24T09:10:00.000Z");

/** `make` gives a store in which this suite's ids are unknown. */
export function pendingConnectionStoreContract(
  name: string,
  make: () => Promise<PendingConnectionStore>,
): void {
  describe(`PendingConnectionStore (${name})`, () => {
    let store: PendingConnectionStore;
    let id: string;

    beforeEach(async () => {
      store = await make();
      id = `pending-${anId()}`;
    });

    it.each([null, "17841400000000001"])(
      "gives one back as it was saved, reconnecting %j",
      async (reconnect) => {
        const pending = aPendingConnection({ reconnect });
        await store.save(id, pending);
        const found = await store.peek(id, pending.ownerId, NOW);
        expect(found).toEqual(pending);
      },
    );

    it("keeps the tokens of every account apart, and usable", async () => {
      const accounts = ["a", "b"].map((pageId) =>
        aConnectableAccount({ pageId, pageAccessToken: new Secret(`EAAG-${pageId}`) }),
      );
      const grant = aGrant({ accounts, userAccessToken: new Secret("EAAG-person") });
      const pending = aPendingConnection({ grant });
      await store.save(id, pending);
      const found = await store.peek(id, pending.ownerId, NOW);
      expect(found?.grant.userAccessToken.reveal()).toBe("EAAG-person");
      expect(found?.grant.accounts.map((account) => account.pageAccessToken.reveal())).toEqual([
        "EAAG-a",
        "EAAG-b",
      ]);
    });

    it("can be looked at again and again before it is taken", async () => {
      const pending = aPendingConnection();
      await store.save(id, pending);
      await store.peek(id, pending.ownerId, NOW);
      expect(await store.peek(id, pending.ownerId, NOW)).not.toBeNull();
      expect(await store.take(id, pending.ownerId, NOW)).toEqual(pending);
    });

    it("is gone once it was taken", async () => {
      const pending = aPendingConnection();
      await store.save(id, pending);
      await store.take(id, pending.ownerId, NOW);
      expect(await store.take(id, pending.ownerId, NOW)).toBeNull();
      expect(await store.peek(id, pending.ownerId, NOW)).toBeNull();
    });

    it("gives it to one of 20 racing callers", async () => {
      const pending = aPendingConnection();
      await store.save(id, pending);
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.take(id, pending.ownerId, NOW)));
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
    });

    it("keeps it from another owner, whose try does not use it up", async () => {
      const pending = aPendingConnection();
      await store.save(id, pending);
      expect(await store.peek(id, anId(), NOW)).toBeNull();
      expect(await store.take(id, anId(), NOW)).toBeNull();
      expect(await store.take(id, pending.ownerId, NOW)).not.toBeNull();
    });

    it("finds nothing for an unknown id or a malformed owner", async () => {
      const pending = aPendingConnection();
      await store.save(id, pending);
      expect(await store.peek(`${id}x`, pending.ownerId, NOW)).toBeNull();
      expect(await store.take(id, "somebody", NOW)).toBeNull();
    });

    it("refuses it from the instant at which it expires", async () => {
      const pending = aPendingConnection({ expiresAt: EXPIRY });
      await store.save(id, pending);
      expect(await store.peek(id, pending.ownerId, EXPIRY)).toBeNull();
      expect(await store.take(id, pending.ownerId, EXPIRY)).toBeNull();
    });

    it("counts a Facebook person's choices across all owners, until they are taken or expire", async () => {
      const facebookUserId = `fb-${anId()}`;
      const grant = aGrant({ facebookUserId });
      const first = aPendingConnection({ grant });
      await store.save(id, first);
      await store.save(`${id}-2`, aPendingConnection({ grant, expiresAt: EXPIRY }));
      await store.save(`${id}-3`, aPendingConnection());
      expect(await store.countByFacebookUser(facebookUserId, NOW)).toBe(2);
      await store.take(id, first.ownerId, NOW);
      expect(await store.countByFacebookUser(facebookUserId, NOW)).toBe(1);
      expect(await store.countByFacebookUser(facebookUserId, EXPIRY)).toBe(0);
    });

    it("purges what has expired and keeps the rest", async () => {
      const fresh = aPendingConnection({ expiresAt: EXPIRY });
      await store.save(id, aPendingConnection({ expiresAt: NOW }));
      await store.save(`${id}-fresh`, fresh);
      expect(await store.purgeExpired(NOW)).toBe(1);
      expect(await store.peek(`${id}-fresh`, fresh.ownerId, NOW)).not.toBeNull();
    });
  });
}
