import { beforeEach, describe, expect, it, vi } from "vitest";
import { type ApiAnswer, type Failure, NO_ANSWER } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { contentToSend } from "@/app/crm/social/posts/new/draft/draft-content";
import { draftFromPost } from "@/app/crm/social/posts/new/draft/draft-from-post";
import { DraftKeeper, type DraftServer, keptOf } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { aPostView } from "@/tests/builders/a-post-view";
import { aDraft } from "@/tests/ui/composer/a-draft";

const POST_ID = aPostView().id;
const content = (caption: string) => contentToSend(aDraft({ caption, items: [] }));
const contentOf = (post: PostView) => contentToSend(draftFromPost(post, "UTC", () => "k"));
const failed = (code: Failure["code"]): ApiAnswer => ({ ok: false, failure: { ...NO_ANSWER, code } });
const conflict = failed("conflict");

/** As the real one: one post, a revision per write, a key that is good once. */
class Server implements DraftServer {
  post: PostView | null = null;
  readonly calls: string[] = [];
  /** Answers that are lost, or refusals, one per coming call; null: as usual. */
  readonly fates: ("lost" | ApiAnswer | null)[] = [];
  readonly keys = new Map<string, string>();
  /** An answer is as old as its question: reads and publishing are answered once this is over. */
  onTheWay: Promise<void> = Promise.resolve();

  async create(body: unknown, key: string): Promise<ApiAnswer> {
    return await this.answer("create", () => {
      const text = JSON.stringify(body);
      if ((this.keys.get(key) ?? text) !== text) return conflict;
      this.keys.set(key, text);
      this.post ??= { ...aPostView({ revision: 0, media: [] }), ...captionOf(body) };
      return this.told();
    });
  }

  async edit(_: string, body: unknown): Promise<ApiAnswer> {
    return await this.answer("edit", () => this.change(body, captionOf(body)));
  }

  async publish(_: string, revision: number): Promise<ApiAnswer> {
    const answer = await this.answer("publish", () => this.change({ revision }, { status: "queued" }));
    await this.onTheWay;
    return answer;
  }

  async read(): Promise<ApiAnswer> {
    this.calls.push("read");
    const answer = this.post === null ? failed("not_found") : this.told();
    await this.onTheWay;
    return answer;
  }

  /** Answers from now on take until the returned function is called. */
  beSlow(): () => void {
    let arrive = () => {};
    this.onTheWay = new Promise((resolve) => {
      arrive = resolve;
    });
    return () => arrive();
  }

  private change(body: unknown, change: Partial<PostView>): ApiAnswer {
    const { post } = this;
    if (post === null) return failed("not_found");
    const seen = typeof body === "object" && body !== null && "revision" in body ? body.revision : null;
    if (keptOf(post) === null || seen !== post.revision) return conflict;
    this.post = { ...post, ...change, revision: post.revision + 1 };
    return this.told();
  }

  private async answer(call: string, act: () => ApiAnswer): Promise<ApiAnswer> {
    this.calls.push(call);
    const fate = this.fates.shift() ?? null;
    if (fate !== null && fate !== "lost") return fate;
    const answer = act();
    return fate === "lost" ? failed("no_answer") : answer;
  }

  private told(): ApiAnswer {
    return { ok: true, body: { post: this.post } };
  }
}

function captionOf(body: unknown): Partial<PostView> {
  const isTexted = typeof body === "object" && body !== null && "caption" in body;
  return isTexted && typeof body.caption === "string" ? { caption: body.caption } : {};
}

let server: Server;
let timers: { readonly run: () => void; readonly ms: number }[];

beforeEach(() => {
  server = new Server();
  timers = [];
});

function keeperOf(initial: PostView | null = null, onPhase: (phase: string) => void = () => {}): DraftKeeper {
  let keys = 0;
  const keeper: DraftKeeper = new DraftKeeper({
    server,
    kept: initial && keptOf(initial),
    savedContent: initial && contentOf(initial),
    contentOf,
    newKey: () => `key-${keys++}`,
    now: () => 0,
    onChange: () => onPhase(keeper.state.phase),
    setTimer: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  return keeper;
}

function onServer(change: Partial<PostView> = {}): PostView {
  server.post = aPostView({ channelId: "c1", media: [], revision: 1, caption: "Stored", ...change });
  return server.post;
}

describe("keeping a draft", () => {
  it("begins after a pause in writing, and saves the latest words", async () => {
    const keeper = keeperOf();
    for (const words of ["F", "Fi", "First"]) keeper.write(content(words));
    expect(timers.map(({ ms }) => ms)).toEqual([800]);
    await keeper.save();
    expect(server.calls).toEqual(["create"]);
    expect(server.post?.caption).toBe("First");
    expect(keeper.state.phase).toBe("saved");
  });

  it("knows until when something is not safe yet", async () => {
    const keeper = keeperOf();
    expect(keeper.hasUnsaved()).toBe(false);
    keeper.write(content("First"));
    expect(keeper.hasUnsaved()).toBe(true);
    const saving = keeper.save();
    expect(keeper.hasUnsaved()).toBe(true);
    await saving;
    expect(keeper.hasUnsaved()).toBe(false);
  });

  it("saves again only what changed", async () => {
    const keeper = keeperOf();
    keeper.write(content("First"));
    await keeper.save();
    keeper.write(content("First"));
    expect(timers).toEqual([]);
    keeper.write(content("Second"));
    await keeper.save();
    expect(server.calls).toEqual(["create", "edit"]);
    expect(server.post?.caption).toBe("Second");
  });

  it("sends one request at a time, and what was written meanwhile after it", async () => {
    const keeper = keeperOf();
    keeper.write(content("First"));
    const [first, second] = [keeper.save(), keeper.save()];
    keeper.write(content("Second"));
    await Promise.all([first, second]);
    expect(server.calls).toEqual(["create", "edit"]);
    expect(server.post?.caption).toBe("Second");
  });

  it("makes one draft although the first answer was lost", async () => {
    const keeper = keeperOf();
    server.fates.push("lost");
    keeper.write(content("First"));
    expect(await keeper.save()).toBe(false);
    keeper.write(content("Second"));
    await keeper.save();
    expect(server.calls).toEqual(["create", "create", "edit"]);
    expect(server.keys.size).toBe(1);
    expect(server.post?.caption).toBe("Second");
  });

  it("knows its own save again although its answer was lost", async () => {
    const keeper = keeperOf(onServer());
    server.fates.push("lost");
    keeper.write(content("Mine"));
    await keeper.save();
    keeper.write(content("Mine, longer"));
    await keeper.save();
    expect(keeper.state.phase).toBe("saved");
    expect(server.post?.caption).toBe("Mine, longer");
  });

  it("tries again by itself, with longer and longer pauses", async () => {
    const keeper = keeperOf();
    server.fates.push(...Array<ApiAnswer>(6).fill(failed("internal")));
    keeper.write(content("First"));
    const pauses: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      await keeper.save();
      pauses.push(...timers.map(({ ms }) => ms));
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    await keeper.save();
    expect(keeper.state.phase).toBe("saved");
  });

  it("does not ask again for what the server refuses", async () => {
    const keeper = keeperOf();
    server.fates.push(failed("invalid_request"));
    keeper.write(content("First"));
    expect(await keeper.save()).toBe(false);
    expect(timers).toEqual([]);
    keeper.write(content("Better"));
    expect(timers).toHaveLength(1);
  });
});

describe("a tab that is not alone", () => {
  it("is told when the draft was changed elsewhere, and changes nothing", async () => {
    const keeper = keeperOf(onServer());
    onServer({ caption: "Theirs", revision: 5 });
    keeper.write(content("Mine"));
    await keeper.save();
    expect(keeper.state).toMatchObject({ phase: "stale", theirs: { caption: "Theirs" } });
    keeper.write(content("Mine, longer"));
    expect(timers).toEqual([]);
    expect(server.post?.caption).toBe("Theirs");
  });

  it("keeps its own words when a person says so", async () => {
    const keeper = keeperOf(onServer());
    onServer({ caption: "Theirs", revision: 5 });
    keeper.write(content("Mine"));
    await keeper.save();
    await keeper.keepMine();
    expect(server.post?.caption).toBe("Mine");
    expect(keeper.state.phase).toBe("saved");
  });

  it("never changes a post that left draft", async () => {
    const keeper = keeperOf(onServer());
    onServer({ status: "queued", revision: 2 });
    keeper.write(content("Late"));
    await keeper.save();
    expect(keeper.state.phase).toBe("gone");
    expect(server.post?.caption).toBe("Stored");
  });

  it("learns on coming back that the draft is gone or newer", async () => {
    const keeper = keeperOf(onServer());
    await keeper.lookAgain();
    expect(keeper.state.phase).toBe("idle");
    onServer({ revision: 9 });
    await keeper.lookAgain();
    expect(keeper.state.phase).toBe("stale");
    const other = keeperOf(onServer());
    server.post = null;
    await other.lookAgain();
    expect(other.state).toEqual({ phase: "gone", post: null });
  });

  it("goes on from a copy of this browser only where nobody wrote meanwhile", async () => {
    const keeper = keeperOf(onServer({ revision: 3 }));
    keeper.resumeAt(2, content("From the copy"), []);
    keeper.write(content("From the copy"));
    await keeper.save();
    expect(keeper.state.phase).toBe("stale");
    const same = keeperOf(onServer({ revision: 3 }));
    same.resumeAt(2, content("Stored"), []);
    same.write(content("Longer"));
    await same.save();
    expect(same.state.phase).toBe("saved");
  });

  it("takes its own save for no stranger's when the tab died before the answer", async () => {
    const dying = keeperOf(onServer());
    server.fates.push("lost");
    dying.write(content("Sent, unanswered"));
    await dying.save();
    const back = keeperOf(server.post);
    back.resumeAt(1, content("Longer"), dying.unanswered);
    back.write(content("Longer"));
    await back.save();
    expect(back.state.phase).toBe("saved");
    expect(server.post?.caption).toBe("Longer");
  });
});

/** What happens while an answer is on its way must not make a stranger of the tab itself. */
describe("a tab that is alone", () => {
  it("takes no answer for somebody's change that is older than its own save", async () => {
    const keeper = keeperOf(onServer());
    const arrive = server.beSlow();
    const looking = keeper.lookAgain();
    keeper.write(content("Mine"));
    await keeper.save();
    arrive();
    await looking;
    expect(keeper.state.phase).toBe("saved");
    expect(keeper.kept?.revision).toBe(2);
  });

  it("knows its own save again when it looks, although the answer was lost", async () => {
    const keeper = keeperOf(onServer());
    server.fates.push("lost");
    keeper.write(content("Mine"));
    await keeper.save();
    await keeper.lookAgain();
    expect(keeper.state.phase).toBe("saved");
  });

  it.each(["Mine", "Mine, longer"])("was reloaded while it saved, and then shows %j", async (now) => {
    const back = keeperOf(onServer());
    back.resumeAt(1, content("Mine"), []);
    onServer({ caption: "Mine", revision: 2 });
    back.write(content(now));
    await back.save();
    expect(back.state.phase).toBe("saved");
    expect(server.post?.caption).toBe(now);
  });

  it("does not learn from the server what it is just sending out", async () => {
    const phases: string[] = [];
    const keeper = keeperOf(onServer(), (phase) => phases.push(phase));
    const arrive = server.beSlow();
    const sending = keeper.publish(content("Stored"));
    await vi.waitFor(() => expect(server.calls).toEqual(["publish"]));
    keeper.write(content("Typed while it goes"));
    await Promise.all([keeper.lookAgain(), keeper.save()]);
    arrive();
    expect(await sending).toEqual({ ok: true, postId: POST_ID });
    expect(phases).toEqual(["sent"]);
    expect(server.calls).toEqual(["publish"]);
  });
});

describe("publishing", () => {
  it("saves what is new first, then sends exactly that", async () => {
    const keeper = keeperOf();
    expect(await keeper.publish(content("First"))).toEqual({ ok: true, postId: POST_ID });
    expect(server.calls).toEqual(["create", "publish"]);
    expect(server.post).toMatchObject({ caption: "First", status: "queued" });
  });

  it("is done once although its answer was lost", async () => {
    const keeper = keeperOf(onServer());
    server.fates.push("lost");
    expect(await keeper.publish(content("Stored"))).toMatchObject({
      ok: false,
      failure: { code: "no_answer" },
    });
    expect(await keeper.publish(content("Stored"))).toEqual({ ok: true, postId: POST_ID });
    expect(server.post?.revision).toBe(2);
  });

  it("does not send what somebody else wrote", async () => {
    const keeper = keeperOf(onServer());
    onServer({ caption: "Theirs", revision: 5 });
    expect(await keeper.publish(content("Stored"))).toEqual({ ok: false, failure: null });
    expect(keeper.state.phase).toBe("stale");
    expect(server.post?.status).toBe("draft");
  });

  it("keeps everything when the platform's rules refuse it", async () => {
    const keeper = keeperOf(onServer());
    server.fates.push(failed("media_rejected"));
    expect(await keeper.publish(content("Stored"))).toMatchObject({ failure: { code: "media_rejected" } });
    keeper.write(content("Mended"));
    await keeper.save();
    expect(server.post?.caption).toBe("Mended");
  });

  it("changes nothing after it", async () => {
    const keeper = keeperOf();
    await keeper.publish(content("First"));
    keeper.write(content("Late"));
    await keeper.save();
    expect(server.calls).toEqual(["create", "publish"]);
  });
});

describe("a scheduled post", () => {
  it("is not changed by writing, only by saving", async () => {
    const keeper = keeperOf(onServer({ status: "scheduled", scheduledAt: "2026-12-01T08:00:00.000Z" }));
    keeper.write(content("Half a sent"));
    expect(timers).toEqual([]);
    expect(await keeper.saveChanges(content("Half a sentence"))).toEqual({ ok: true, postId: POST_ID });
    expect(server.post).toMatchObject({ status: "scheduled", caption: "Half a sentence" });
  });
});
