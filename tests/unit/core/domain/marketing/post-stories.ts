import type { Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import { aFailure, aPost } from "@/tests/builders/a-post";
import { later, START } from "./told-events";

export const SOON = later(1000);
export const PREPARED: readonly PostEvent[] = [
  { type: "prepare_started" },
  { type: "container_created", containerId: "17889" },
];
export const SENT: readonly PostEvent[] = [...PREPARED, { type: "send_intended" }];
export const UNCLEAR: readonly PostEvent[] = [
  ...SENT,
  { type: "answer_unclear", answer: "transient", failure: aFailure(), at: SOON },
];
export const LIVE = { type: "went_live", platformPostId: "17990", permalink: null } as const;

export const arrivedBy = (events: readonly PostEvent[], beginning: Post = aPost(), now: Date = START): Post =>
  events.reduce((post, event) => advance(post, event, now), beginning);
export const statesOf = ({ steps }: Post): string => steps.map(({ state }) => state).join(" ");
