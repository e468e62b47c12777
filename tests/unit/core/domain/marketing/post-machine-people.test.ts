import { describe, expect, it } from "vitest";
import { POST_STATUSES, type Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";
import { aFailure, aMediaItem, aPost } from "@/tests/builders/a-post";
import { tried } from "./post-walk";
import { aSend } from "./sent-publications";
import { later } from "./told-events";

const NOW = later(5000);
const TONIGHT = later(12 * 3_600_000);
const PERMALINK = "https://www.instagram.com/p/D/";
const statesOf = ({ steps }: Post): string => steps.map(({ state }) => state).join(" ");

function edit(post: Post, over: Partial<Extract<PersonEvent, { type: "edited" }>> = {}): Post {
  const { kind, media, collaborators, locationId, shareToFeed, firstComment } = post;
  const content = { kind, caption: "New words", media, collaborators, locationId, shareToFeed, firstComment };
  return advance(
    post,
    { type: "edited", channelId: post.channelId, content, scheduledAt: null, isDraft: false, ...over },
    NOW,
  );
}

describe("a person who edits", () => {
  const scheduled = aPost({
    status: "scheduled",
    scheduledAt: TONIGHT,
    nextAttemptAt: TONIGHT,
    wantedAt: TONIGHT,
  });

  it("changes words, channel and time, and the revision", () => {
    const media = [aMediaItem({ url: "https://example.com/b.jpg" })];
    const content = { ...edit(scheduled), media };
    const edited = edit(scheduled, { content, channelId: "17841400000000002", scheduledAt: later(999_000) });
    expect(edited).toMatchObject({
      status: "scheduled",
      caption: "New words",
      channelId: "17841400000000002",
      scheduledAt: later(999_000),
      nextAttemptAt: later(999_000),
      wantedAt: later(999_000),
      revision: 1,
    });
    expect(edited.media).toBe(media);
  });

  it("without a time leaves it due as it was wanted", () => {
    expect(edit(scheduled)).toMatchObject({ scheduledAt: null, nextAttemptAt: TONIGHT, wantedAt: TONIGHT });
  });

  it("moves a post that a dead token holds to another account: nothing holds it there", () => {
    const held = { ...scheduled, failure: aFailure({ code: "reconnect_required" }), nextAttemptAt: null };
    expect(edit(held, { channelId: "17841400000000002", scheduledAt: TONIGHT })).toMatchObject({
      status: "scheduled",
      nextAttemptAt: TONIGHT,
      failure: null,
    });
    expect(edit(held, { scheduledAt: TONIGHT }).failure).toEqual(held.failure);
  });

  it("takes a scheduled post back as a draft: not due any more, with its time and without a failure", () => {
    const held = { ...scheduled, failure: aFailure(), nextAttemptAt: null };
    expect(edit(held, { isDraft: true, scheduledAt: TONIGHT })).toMatchObject({
      status: "draft",
      nextAttemptAt: null,
      scheduledAt: TONIGHT,
      failure: null,
      revision: 1,
    });
  });
});

describe("a person who sends a draft or a scheduled post out", () => {
  const draft = aPost({ status: "draft", revision: 3, failure: aFailure() });

  it("now: it is queued, due and wanted at once, without its schedule", () => {
    const scheduled = aPost({
      status: "scheduled",
      scheduledAt: TONIGHT,
      nextAttemptAt: TONIGHT,
      revision: 3,
    });
    for (const post of [draft, scheduled])
      expect(advance(post, { type: "sent_out", scheduledAt: null }, NOW)).toMatchObject({
        status: "queued",
        scheduledAt: null,
        nextAttemptAt: NOW,
        wantedAt: NOW,
        revision: 4,
        failure: null,
      });
  });

  it("at its time: it is scheduled", () => {
    expect(advance(draft, { type: "sent_out", scheduledAt: TONIGHT }, NOW)).toMatchObject({
      status: "scheduled",
      scheduledAt: TONIGHT,
      nextAttemptAt: TONIGHT,
      wantedAt: TONIGHT,
      revision: 4,
    });
  });
});

describe("the pictures of a post that is sent out", () => {
  it("are the ones that it was shaped into, or else those that it had", () => {
    const draft = aPost({ status: "draft", media: [aMediaItem({ mediaId: "whole" })] });
    const media = [aMediaItem({ mediaId: "cut" })];
    expect(advance(draft, { type: "sent_out", scheduledAt: null, media }, NOW).media).toEqual(media);
    expect(advance(draft, { type: "sent_out", scheduledAt: null }, NOW).media).toEqual(draft.media);
  });
});

describe("a person who cancels", () => {
  it("ends what was not sent, leaving done what is done", () => {
    const prepared = advance(
      advance(aPost(), { type: "prepare_started" }, NOW),
      { type: "container_created", containerId: "1" },
      NOW,
    );
    const cancelled = advance({ ...prepared, failure: aFailure() }, { type: "cancelled" }, NOW);
    expect(cancelled).toMatchObject({ status: "cancelled", nextAttemptAt: null, failure: null });
    expect(statesOf(cancelled)).toBe("done pending pending");
  });

  it("can do so until it is being published", () => {
    const can = POST_STATUSES.filter(
      (status) => tried(aPost({ status }), { type: "cancelled" }, NOW) !== null,
    );
    expect(can).toEqual(["draft", "scheduled", "queued", "preparing", "processing"]);
  });
});

describe("a person who retries a failed post", () => {
  const failed = (over: Partial<Post>): Post =>
    aPost({ status: "failed", failure: aFailure(), nextAttemptAt: null, retries: 4, ...over });

  it("that was never sent: it begins anew, with fresh counts and no container", () => {
    const publication = { ...NO_PUBLICATION, containerId: "1", rebuilds: 2, looks: 7 };
    const again = advance(failed({ publication }), { type: "retried" }, NOW);
    expect(again).toMatchObject({
      status: "queued",
      nextAttemptAt: NOW,
      wantedAt: NOW,
      retries: 0,
      failure: null,
    });
    expect(again.publication).toEqual(NO_PUBLICATION);
    expect(statesOf(again)).toBe("pending pending pending");
  });

  it("that was sent: its container is kept and looked at before anything is made or sent", () => {
    const publication = aSend({ unclear: "permanent", sends: 3, rebuilds: 2, quietSince: NOW });
    const again = advance(failed({ publication }), { type: "retried" }, NOW);
    expect(again.publication).toMatchObject({
      containerId: "17889",
      isRecheckDue: true,
      // What Meta said of this container is remembered: after a permanent code it is not sent again.
      unclear: "permanent",
      firstSentAt: publication.firstSentAt,
      sentAt: null,
      firstUnclearAt: null,
      unclearFailure: null,
      quietSince: null,
      sends: 0,
      rebuilds: 0,
    });
    for (const type of ["prepare_started", "send_intended", "failed"] as const)
      expect(tried(again, { type, failure: aFailure() }, NOW)).toBeNull();
  });

  it("whose container is still good: it is sent as it is", () => {
    const again = advance(failed({ publication: aSend() }), { type: "retried" }, NOW);
    const good = advance(again, { type: "recheck_passed", isContainerGood: true }, later(9000));
    expect(good).toMatchObject({ status: "queued", nextAttemptAt: later(9000) });
    expect(good.publication).toMatchObject({ containerId: "17889", isRecheckDue: false });
    expect(advance(good, { type: "send_intended" }, NOW).publication.sends).toBe(1);
  });

  it("whose container is spent: a new one, which does not count as a rebuild", () => {
    const again = advance(failed({ publication: aSend({ rebuilds: 2 }) }), { type: "retried" }, NOW);
    const spent = advance(again, { type: "recheck_passed", isContainerGood: false }, NOW);
    expect(spent.publication).toEqual({ ...NO_PUBLICATION, firstSentAt: aSend().firstSentAt });
  });
});

describe("a person who decides about an unconfirmed post", () => {
  const unconfirmed = aPost({
    status: "unconfirmed",
    failure: aFailure(),
    nextAttemptAt: null,
    publication: aSend(),
  });

  it("as live: published, with what Meta could tell", () => {
    const event = { type: "confirmed_live", platformPostId: null, permalink: PERMALINK } as const;
    expect(advance(unconfirmed, event, NOW)).toMatchObject({
      status: "published",
      publishedAt: NOW,
      platformPostId: null,
      permalink: PERMALINK,
      failure: null,
      upkeep: { linkDueAt: NOW },
    });
  });

  it("as not live: queued again, checked once more before anything is sent", () => {
    const again = advance(unconfirmed, { type: "confirmed_not_live" }, NOW);
    expect(again).toMatchObject({ status: "queued", nextAttemptAt: NOW, wantedAt: NOW });
    expect(again.publication).toMatchObject({ isRecheckDue: true, sentAt: null, containerId: "17889" });
  });

  it("as not live, and Meta shows it after all: published", () => {
    const again = advance(unconfirmed, { type: "confirmed_not_live" }, NOW);
    const live = advance(again, { type: "went_live", platformPostId: "17990", permalink: null }, NOW);
    expect(live).toMatchObject({ status: "published", publication: { isRecheckDue: false } });
  });
});
