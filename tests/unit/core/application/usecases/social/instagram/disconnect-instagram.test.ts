import { describe, expect, it } from "vitest";
import type { Clock } from "@/core/application/interfaces/clock";
import { ChannelClosing } from "@/core/application/social/connections/channel-closing";
import { DisconnectInstagramUseCase } from "@/core/application/usecases/social/instagram/disconnect-instagram";
import type { Post } from "@/core/domain/marketing/post";
import { aGrant, aPendingConnection } from "@/tests/builders/a-pending-connection";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { MemoryPendingConnectionStore } from "@/tests/fakes/stores/memory-pending-connection-store";
import { aPress, type Press } from "@/tests/unit/publishing/a-press";

type Look = { readonly mediaId: string | null; readonly permalink: string | null } | null;

/** A look always answers before the time is over; between two looks time passes. */
function patientClock({ clock }: Press): Clock {
  const never = new Promise<void>(() => {});
  return { now: () => clock.now(), sleep: (ms) => (ms > 500 ? never : clock.sleep(ms)) };
}

/** `look` is what Meta shows of a post that was sent, and what happens here until it has answered. */
function aDisconnect(press: Press, look: () => Promise<Look> = async () => null) {
  const pending = new MemoryPendingConnectionStore();
  const revoked: string[] = [];
  const authServiceFor = ((auth: { id: string }) => ({
    revoke: async () => void revoked.push(auth.id),
  })) as never;
  const useCase = new DisconnectInstagramUseCase(
    press.connections,
    pending,
    authServiceFor,
    new ChannelClosing(press.posts, { findLive: look }, patientClock(press)),
    press.uploads,
    press.clock,
    press.log,
  );
  const request = { userId: press.ownerId, actorId: press.ownerId, channelId: FIELD_BAKERY };
  return { pending, revoked, execute: () => useCase.execute(request) };
}

/** A post that was sent and of which nobody knows whether it is live. */
async function anOpenSend(press: Press): Promise<Post> {
  press.fake.inject({ match: { path: "media_publish" }, action: "drop" });
  press.fake.inject({ match: { method: "GET", path: /\/media$/ }, action: "drop", times: 99 });
  const post = await press.submit();
  await press.worker().workOnce();
  return post;
}

const stored = (press: Press) => press.connections.listByUser(press.ownerId, "instagram");

describe("a disconnect that looks for an open post while the account is connected anew", () => {
  it("leaves the new connection, its posts and its grant alone, and looks no further", async () => {
    const press = await aPress();
    const open = await anOpenSend(press);
    let looks = 0;
    const { execute, revoked } = aDisconnect(press, async () => {
      looks += 1;
      await press.connect();
      await press.submit("For the new connection");
      return null;
    });
    expect(await execute()).toEqual({ success: true });
    expect(await stored(press)).toHaveLength(1);
    expect({ looks, revoked }).toEqual({ looks: 1, revoked: [] });
    expect((await press.read(open)).status).toBe("publishing");
    const queued = await press.posts.listByChannel(press.ownerId, FIELD_BAKERY, ["queued"]);
    expect(queued.map(({ caption }) => caption)).toEqual(["For the new connection"]);
    press.fake.clearFaults();
    await press.settle();
    expect((await press.read(open)).status).toBe("published");
  });

  it("still removes a connection that was only refreshed meanwhile", async () => {
    const press = await aPress();
    await anOpenSend(press);
    const { execute, revoked } = aDisconnect(press, async () => {
      const { id, accessToken } = await press.connection();
      if (accessToken !== null) await press.connections.update(id, { accessToken });
      return null;
    });
    await execute();
    expect(await stored(press)).toEqual([]);
    expect(revoked).toHaveLength(1);
  });

  it("removes nothing twice: a connection made after another disconnect stays", async () => {
    const press = await aPress();
    await anOpenSend(press);
    const { execute, revoked } = aDisconnect(press, async () => {
      await press.connections.delete((await press.connection()).id);
      await press.connect();
      return null;
    });
    await execute();
    expect(await stored(press)).toHaveLength(1);
    expect(revoked).toEqual([]);
  });
});

describe("a disconnect", () => {
  it("writes down what turns out to be live, with its id or without", async () => {
    for (const live of [
      { mediaId: "1", permalink: "https://i/p/1" },
      { mediaId: null, permalink: null },
    ]) {
      const press = await aPress();
      const open = await anOpenSend(press);
      await aDisconnect(press, async () => live).execute();
      const { mediaId: platformPostId, permalink } = live;
      expect(await press.read(open)).toMatchObject({ status: "published", platformPostId, permalink });
    }
  });

  it("leaves to a person what nobody could tell, and cancels what waits", async () => {
    const press = await aPress();
    const open = await anOpenSend(press);
    const waiting = await press.submit("Later");
    await aDisconnect(press).execute();
    expect(await press.read(open)).toMatchObject({
      status: "unconfirmed",
      failure: { code: "not_connected" },
    });
    expect((await press.read(waiting)).status).toBe("cancelled");
    expect(await stored(press)).toEqual([]);
  });

  it("does not revoke a grant that waits for somebody's choice", async () => {
    const press = await aPress();
    const { facebookUserId } = await press.connection();
    const { execute, pending, revoked } = aDisconnect(press);
    const expiresAt = new Date(press.clock.now().getTime() + 60_000);
    const grant = aGrant({ facebookUserId: facebookUserId ?? "" });
    await pending.save("a choice", aPendingConnection({ grant, expiresAt }));
    await execute();
    expect(await stored(press)).toEqual([]);
    expect(revoked).toEqual([]);
  });

  it("revokes once the choice has expired", async () => {
    const press = await aPress();
    const { facebookUserId } = await press.connection();
    const { execute, pending, revoked } = aDisconnect(press);
    const grant = aGrant({ facebookUserId: facebookUserId ?? "" });
    await pending.save("a choice", aPendingConnection({ grant, expiresAt: press.clock.now() }));
    await execute();
    expect(revoked).toHaveLength(1);
  });
});
