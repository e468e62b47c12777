import { newestUserToken, type PanelFault } from "./panel-fault";
import { createSeedWorld } from "./seed-world";
import type { World } from "./world";

const EXPIRED = 463;
const PUBLISHING = "instagram_content_publish";

/** Which Page is linked to which account while everything is normal. */
const LINKS = createSeedWorld({}).pages.flatMap(({ id, instagramId }) =>
  instagramId === undefined ? [] : [{ pageId: id, instagramId }],
);

const permissionsOf = (world: World) => world.grants.flatMap(({ permissions }) => permissions);
const grantedIn = (world: World) =>
  permissionsOf(world)
    .filter(({ status }) => status === "granted")
    .map(({ permission }) => permission);

/** What becomes of the access that a person gave. */
export const ACCESS_FAULTS: readonly PanelFault[] = [
  {
    id: "expired",
    title: "Expired access",
    does: "The access you gave in Meta's dialog ends at once.",
    see: "Press Refresh on the connection: it shows “Expired” and offers Reconnect. Publish a photo instead: it waits, asks you to reconnect, and goes out by itself after you did. Reconnecting also ends this fault.",
    needsAccount: true,
    isActive: (_fake, world) => newestUserToken(world)?.death?.subcode === EXPIRED,
    start: (fake) => fake.killUser(EXPIRED),
    stop: (fake) => fake.reviveUser(EXPIRED),
  },
  {
    id: "permission",
    title: "A permission taken away",
    does: "The permission to publish is withdrawn, as people can do in their Facebook settings.",
    see: "Press Refresh on the connection: it shows “Needs permission” and names what is missing. Publish a photo now: it fails with the same reason. Reconnecting also ends this fault.",
    needsAccount: true,
    isActive: (_fake, world) =>
      permissionsOf(world).some(
        ({ permission, status }) => permission === PUBLISHING && status !== "granted",
      ),
    start: (fake, world) => fake.setScopes(grantedIn(world).filter((scope) => scope !== PUBLISHING)),
    stop: (fake, world) => fake.setScopes([...grantedIn(world), PUBLISHING]),
  },
  {
    id: "unlinked",
    title: "Account unlinked from its Page",
    does: "The Instagram accounts are no longer linked to their Pages, as people can do in the Page's settings.",
    see: "Press Refresh on the connection: it says that the account is no longer linked, and what to do. Publish a photo instead: it waits, says the same, and goes out by itself after you switched this off and pressed Refresh.",
    needsAccount: true,
    isActive: (_fake, { pages }) =>
      LINKS.some(({ pageId }) => pages.some(({ id, instagramId }) => id === pageId && !instagramId)),
    start: (fake) => {
      for (const { pageId } of LINKS) fake.link(pageId, null);
    },
    stop: (fake) => {
      for (const { pageId, instagramId } of LINKS) fake.link(pageId, instagramId);
    },
  },
];
