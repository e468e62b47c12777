import { armed, type PanelFault } from "./panel-fault";
import { POLITE } from "./seed-world";

const SLOW_MS = 60_000;
const UNREADABLE_PICTURE = 2207005;
const SEND = { method: "POST", path: "/media_publish" };
/** Containers (their ids begin so) and the lists of an account's posts. */
const LOOKS = { method: "GET", path: /\/17889\d+$|\/(media|stories)$/ };

/** What can go wrong with a post, or seem to. */
export const PUBLISHING_FAULTS: readonly PanelFault[] = [
  {
    id: "rejected",
    title: "Rejected photo",
    does: "Meta takes the next photo, looks at it and then refuses it.",
    see: "Publish a photo now: it fails and says that Instagram could not read the image. It is over after that one.",
    isActive: (_fake, { switches }) => switches.failures.length > 0,
    start: (fake) => fake.setSwitches({ failures: [UNREADABLE_PICTURE] }),
    stop: (fake) => fake.setSwitches({ failures: [] }),
  },
  {
    id: "slow",
    title: "Slow reels",
    does: "Meta needs a minute to process a video.",
    see: "Publish a reel now: it stays at Processing for a minute, then it goes live. Leave the page and come back, or cancel it meanwhile. Photos are as fast as ever.",
    isActive: (_fake, { switches }) => switches.videoRipenMs >= SLOW_MS,
    start: (fake) => fake.setSwitches({ videoRipenMs: SLOW_MS }),
    stop: (fake) => fake.setSwitches({ videoRipenMs: POLITE.videoRipenMs }),
  },
  armed(
    {
      id: "live-error",
      title: "Published, but Meta says error",
      does: "The next post goes live and Meta answers with a server error all the same.",
      see: "Publish a photo now: the CRM does not believe the error, finds the post on Instagram and shows it as published. It is there once, not twice.",
    },
    { match: SEND, action: "apply-then-answer", error: "-1/2207001" },
  ),
  armed(
    {
      id: "live-silent",
      title: "Published, but no answer",
      does: "The next post goes live and the connection breaks before Meta has answered.",
      see: "Publish a photo now: as before it is found on Instagram and shown as published, once.",
    },
    { match: SEND, action: "apply-then-drop" },
  ),
  armed(
    {
      id: "unconfirmed",
      title: "Nobody can tell",
      does: "The next post goes live, the answer is lost, and from then on Meta does not let the CRM look for it.",
      see: "Publish a photo now: it is looked for, and after ten minutes it shows “Not confirmed” and asks you to look on Instagram yourself. To see that within seconds, disconnect the account meanwhile, then connect it again. Switch this off earlier and it is found.",
    },
    {
      match: SEND,
      action: "apply-then-drop",
      next: { match: LOOKS, action: "drop", times: Number.POSITIVE_INFINITY, name: "unconfirmed" },
    },
  ),
  armed(
    {
      id: "down",
      title: "Meta is down",
      does: "Every call is answered with “503 Service Unavailable”. Only the consent page still works.",
      see: "Publish a photo now: it waits, says that Instagram did not answer properly, and goes out by itself after you switch this off. Refresh says so too, and nothing is lost.",
    },
    { action: "answer", error: "503", times: Number.POSITIVE_INFINITY },
  ),
];
