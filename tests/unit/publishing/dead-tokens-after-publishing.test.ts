import { describe, expect, it, vi } from "vitest";
import type { Post } from "@/core/domain/marketing/post";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { KINDS } from "./a-content";
import { aPress, type Press } from "./a-press";

const HOUR = 60 * 60 * 1000;
const COMMENTED = { ...KINDS.photo, firstComment: "Baked at five this morning" };
const ANSWER = { action: "answer" } as const;

interface Moment {
  readonly what: string;
  readonly match: NonNullable<Fault["match"]>;
  /** What else goes wrong, so that it comes to this. */
  readonly before?: readonly Fault[];
  /** How long after the post was submitted it happens. */
  readonly hours: number;
}

const COMMENTING = { method: "POST", path: /\/comments$/ };
const MOMENTS: readonly Moment[] = [
  { what: "the address is read", match: { method: "GET", path: /\/1799\d+$/ }, hours: 0.01 },
  { what: "the first comment is written", match: COMMENTING, hours: 0.01 },
  {
    what: "the first comment is looked for",
    match: { method: "GET", path: /\/comments$/ },
    before: [{ match: COMMENTING, action: "drop" }],
    hours: 0.01,
  },
  { what: "the numbers are read", match: { method: "GET", path: /\/1799\d+$/ }, hours: 0.3 },
];

/** A live post, and one that is scheduled; then `fault` meets what is asked at this moment. */
async function meet({ match, before = [], hours }: Moment, error: string) {
  const press = await aPress();
  for (const fault of before) press.fake.inject(fault);
  await press.submitContent(COMMENTED);
  const scheduled = await press.submitContent(KINDS.photo, new Date(press.clock.now().getTime() + 9 * HOUR));
  if (hours > 0.1) await press.settle(0.2);
  press.fake.inject({ ...ANSWER, match, error, times: 99 });
  await press.settle(hours);
  return { press, scheduled };
}

const told = async (press: Press, post: Post) => (await press.read(post)).failure?.code ?? null;

describe("a token that dies after a post went live", () => {
  it.each(MOMENTS)("while $what: the connection says so, and what waits says why", async (moment) => {
    const { press, scheduled } = await meet(moment, "190/463");
    expect(await press.connection()).toMatchObject({ problem: "expired", problemReason: "token_expired" });
    expect(await told(press, scheduled)).toBe("reconnect_required");
  });

  it.each(MOMENTS.flatMap((moment) => ["100/33", "10", "500", "4"].map((error) => ({ ...moment, error }))))(
    "is not concluded from $error while $what",
    async ({ error, ...moment }) => {
      const { press, scheduled } = await meet(moment, error);
      expect((await press.connection()).problem).toBeNull();
      expect(await told(press, scheduled)).toBeNull();
    },
  );

  it.each(MOMENTS)("while $what, and was replaced in that instant: nothing is marked", async (moment) => {
    const press = await aPress();
    for (const fault of moment.before ?? []) press.fake.inject(fault);
    await press.submitContent(COMMENTED);
    if (moment.hours > 0.1) await press.settle(0.2);
    press.fake.inject({ ...ANSWER, match: moment.match, error: "190/463" });
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (answer.status === 400) await press.connect();
        return answer;
      },
    });
    await press.settle(moment.hours, worker);
    expect((await press.connection()).problem).toBeNull();
  });
});

describe("a dead token and a new connection at the same moment", () => {
  it("leave the new connection well, and its posts on their way", async () => {
    const press = await aPress();
    press.fake.inject({ ...ANSWER, match: { path: "media_publish" }, error: "190/463" });
    const post = await press.submit();
    const update = vi.spyOn(press.connections, "update");
    update.mockImplementationOnce(async (...given) => {
      await press.connect();
      return await press.connections.update(...given);
    });
    await press.settle();
    expect((await press.connection()).problem).toBeNull();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("are not taken from a rest that is noted meanwhile", async () => {
    const press = await aPress();
    press.fake.inject({ ...ANSWER, match: { path: "media_publish" }, error: "190/463" });
    await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        press.clock.advance(10);
        const publishingPausedUntil = press.clock.now();
        await press.connections.update((await press.connection()).id, { publishingPausedUntil });
        return await press.fake.handle(request);
      },
    });
    await press.settle(1, worker);
    expect(await press.connection()).toMatchObject({ problem: "expired" });
  });
});
