import { armed, type PanelFault } from "./panel-fault";
import { POLITE } from "./seed-world";

const WAIT_MINUTES = 1;
const CONTAINERS = { method: "POST", path: /\/media$/ };
const SEND = { method: "POST", path: "/media_publish" };

const refused = armed(
  {
    id: "limit",
    title: "Rate limit",
    does: "Meta says that all calls of the account are used up, and names a wait of one minute.",
    see: "Publish a photo now: it waits and says when it is tried again, each time a minute later. After you switch this off it goes out at the next try.",
  },
  // Spelled so that the wait comes from the usage header of the account.
  { match: CONTAINERS, action: "answer", error: "80002/2446079", times: Number.POSITIVE_INFINITY },
);

/** What an account may not do, or not yet. */
export const LIMIT_FAULTS: readonly PanelFault[] = [
  {
    ...refused,
    isActive: (_fake, { switches }) => switches.usagePercent >= 100,
    start(fake, world) {
      refused.start(fake, world);
      fake.setSwitches({ usagePercent: 100, regainMinutes: WAIT_MINUTES });
    },
    stop(fake, world) {
      refused.stop(fake, world);
      fake.setSwitches({ usagePercent: POLITE.usagePercent, regainMinutes: POLITE.regainMinutes });
    },
  },
  {
    id: "quota",
    title: "Quota used up",
    does: "Other apps have used all posts that each account may publish in a day.",
    see: "Publish a photo now: it waits, says that today's quota is used up and when it is tried again. After you switch this off it goes out at the next try.",
    isActive: (_fake, { accounts }) => accounts.every((item) => item.quotaUsedElsewhere >= item.quotaTotal),
    start: (fake, { accounts }) => {
      for (const { id, quotaTotal } of accounts) fake.setQuota(id, { usedElsewhere: quotaTotal });
    },
    stop: (fake, { accounts }) => {
      for (const { id } of accounts) fake.setQuota(id, { usedElsewhere: 0 });
    },
  },
  armed(
    {
      id: "paused",
      title: "Account blocked",
      does: "Meta's protection against spam stops the next post of an account.",
      see: "Publish a photo now: for about a minute it is looked for on Instagram, then it fails. The connection says that publishing rests for 24 hours, and other posts of the account wait. The CRM remembers the rest, so it outlives this fault: disconnect and connect the account to end it.",
    },
    { match: SEND, action: "answer", error: "4/2207051" },
  ),
];
