import { describe, expect, it, vi } from "vitest";
import type { DraftItem, UploadedMedia, UploadState } from "@/app/crm/social/posts/new/media/draft-media";
import { itemsFromPost } from "@/app/crm/social/posts/new/media/draft-media";
import { MediaDesk } from "@/app/crm/social/posts/new/media/media-desk";
import { DELAYS_MS, type Wire } from "@/app/crm/social/posts/new/media/upload/keep-trying";
import type {
  Transport,
  UploadFailure,
  UploadOutcome,
  UploadWatch,
} from "@/app/crm/social/posts/new/media/upload/transport";
import { uploadFailure } from "@/app/crm/social/posts/new/media/upload/upload-failure";
import type { WishedFile } from "@/app/crm/social/posts/new/media/upload/wished-file";
import { aViewedItem } from "@/tests/builders/a-post-view";

const CUT: UploadOutcome = { ok: false, failure: uploadFailure(0, "") };
const OUT: UploadOutcome = { ok: false, failure: uploadFailure(401, "") };
const media = {
  id: "m1",
  url: "https://crm.example/m1",
  type: "image" as const,
  width: 10,
  height: 10,
  durationMs: null,
  thumbnailUrl: null,
  warnings: [],
  shape: null,
};
const THROUGH: UploadOutcome = { ok: true, media };

/** A transport that answers what it is told to, one answer a try. */
class Scripted implements Transport {
  kept = 0;
  discarded = 0;
  readonly watches: UploadWatch[] = [];
  readonly #answers: ((outcome: UploadOutcome) => void)[] = [];

  constructor(readonly wished: WishedFile) {}

  attempt(watch: UploadWatch): Promise<UploadOutcome> {
    this.watches.push(watch);
    return new Promise((resolve) => this.#answers.push(resolve));
  }

  discard(): void {
    this.discarded += 1;
  }

  async answer(outcome: UploadOutcome): Promise<void> {
    await vi.waitFor(() => expect(this.#answers.length).toBeGreaterThan(0));
    this.#answers.shift()?.(outcome);
    await settled();
  }
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

function aDesk(
  wire: Partial<Wire> = {},
  { known = null, initial = [] }: { known?: UploadedMedia | null; initial?: readonly DraftItem[] } = {},
) {
  const shaped: string[] = [];
  const sent: Scripted[] = [];
  const pauses: number[] = [];
  const dropped: string[] = [];
  const drawn: number[] = [];
  let count = 0;
  const desk = new MediaDesk(
    {
      newKey: () => `k${++count}`,
      addressOf: ({ name }) => `blob:${name}`,
      dropAddress: (address) => dropped.push(address),
      transportFor: (wished) => {
        const transport = new Scripted(wished);
        sent.push(transport);
        return transport;
      },
      wire: {
        isOnline: () => true,
        untilOnline: async () => {},
        pause: async (ms) => void pauses.push(ms),
        ...wire,
      },
      shapeTransport: (mediaId, shape) => {
        shaped.push(mediaId);
        const transport = new Scripted({ file: aFile(), ...shape });
        sent.push(transport);
        return transport;
      },
      readMedia: async () => known,
      makePoster: async (_url, atMs, mediaId) => {
        drawn.push(atMs);
        return `https://crm.example/poster/${mediaId}/${atMs}`;
      },
    },
    initial,
  );
  const uploadOf = (key: string): UploadState | undefined =>
    desk.state().items.find((item) => item.key === key)?.upload;
  const only = (): Scripted => {
    const [first] = sent;
    if (!first) throw new Error("Nothing is sent");
    return first;
  };
  return { desk, sent, shaped, only, pauses, dropped, drawn, uploadOf };
}

const aFile = (name = "a.png", type = "image/png") => new File(["x"], name, { type });

describe("an upload", () => {
  it("tells how far it is and what it has become", async () => {
    const { desk, only, uploadOf } = aDesk();
    desk.add([aFile()]);
    expect(uploadOf("k1")).toEqual({ state: "uploading", percent: 0 });
    only().watches[0]?.onPercent(41.7);
    expect(uploadOf("k1")).toEqual({ state: "uploading", percent: 41 });
    await only().answer(THROUGH);
    expect(uploadOf("k1")).toEqual({ state: "ready", media });
  });

  it("is tried again with growing pauses, then waits to be resumed", async () => {
    const { desk, only, pauses, uploadOf } = aDesk();
    desk.add([aFile()]);
    for (let tries = 0; tries <= DELAYS_MS.length; tries += 1) await only().answer(CUT);
    expect(pauses).toEqual(DELAYS_MS);
    expect(uploadOf("k1")).toMatchObject({
      state: "interrupted",
      reason: expect.stringContaining("connection"),
    });
    desk.resume("k1");
    await only().answer(THROUGH);
    expect(uploadOf("k1")?.state).toBe("ready");
  });

  it("counts from the start again once something more has arrived", async () => {
    const { desk, only, pauses } = aDesk();
    desk.add([aFile()]);
    await only().answer(CUT);
    only().kept = 500;
    await only().answer(CUT);
    expect(pauses).toEqual([DELAYS_MS[0], DELAYS_MS[0]]);
  });

  it("waits for a connection, says so, and goes on by itself", async () => {
    let isOnline = false;
    let comeBack = () => {};
    const untilOnline = () => new Promise<void>((resolve) => (comeBack = resolve));
    const { desk, only, pauses, uploadOf } = aDesk({ isOnline: () => isOnline, untilOnline });
    desk.add([aFile()]);
    only().watches[0]?.onPercent(30);
    await only().answer(CUT);
    expect(uploadOf("k1")).toMatchObject({ state: "interrupted", percent: 30, reason: /offline/ });
    isOnline = true;
    comeBack();
    await settled();
    expect(uploadOf("k1")).toEqual({ state: "uploading", percent: 30 });
    await only().answer(THROUGH);
    expect(uploadOf("k1")?.state).toBe("ready");
    expect(pauses).toEqual([]);
  });

  it("asks whose session has ended to sign in, and goes on from there", async () => {
    const { desk, sent, only, uploadOf } = aDesk();
    desk.add([aFile()]);
    await only().answer(OUT);
    expect(uploadOf("k1")).toMatchObject({ state: "interrupted", reason: /Sign in again/ });
    desk.resume("k1");
    await only().answer(THROUGH);
    expect(sent).toHaveLength(1);
    expect(uploadOf("k1")?.state).toBe("ready");
  });

  it("is refused for good, or may be tried anew", async () => {
    const refusal = (retryable: boolean): UploadOutcome => ({
      ok: false,
      failure: { kind: "refused", reason: "No.", retryable },
    });
    const { desk, sent, only, uploadOf } = aDesk();
    desk.add([aFile()]);
    await only().answer(refusal(true));
    expect(uploadOf("k1")).toEqual({ state: "failed", reason: "No.", retryable: true });
    desk.retry("k1");
    await sent[1]?.answer(refusal(false));
    expect(uploadOf("k1")).toEqual({ state: "failed", reason: "No.", retryable: false });
  });

  it("ends here and at the server when its item is removed, whatever still comes of it", async () => {
    const { desk, only, dropped } = aDesk();
    desk.add([aFile()]);
    desk.remove("k1");
    expect(only().watches[0]?.signal.aborted).toBe(true);
    expect(only().discarded).toBe(1);
    expect(dropped).toEqual(["blob:a.png"]);
    await only().answer(THROUGH);
    expect(desk.state().items).toEqual([]);
  });

  it("waits while three others are on their way", async () => {
    const { desk, sent } = aDesk();
    desk.add([aFile("1"), aFile("2"), aFile("3"), aFile("4")]);
    await settled();
    expect(sent.map(({ watches }) => watches.length)).toEqual([1, 1, 1, 0]);
    await sent[1]?.answer(THROUGH);
    expect(sent.map(({ watches }) => watches.length)).toEqual([1, 1, 1, 1]);
  });

  it("begins anew for another shape, after a moment, and sends that shape", async () => {
    const { desk, sent, only, pauses, uploadOf } = aDesk();
    desk.add([aFile()]);
    await only().answer(THROUGH);
    desk.refit("k1", "crop", "1:1");
    desk.refit("k1", "pad", "1:1");
    await settled();
    expect(uploadOf("k1")?.state).toBe("uploading");
    expect(sent.map(({ watches }) => watches.length)).toEqual([1, 0, 1]);
    expect(sent[2]?.wished).toMatchObject({ fit: "pad", ratio: "1:1" });
    expect(pauses[0]).toBeGreaterThan(0);
  });

  it("of a video is followed by a frame of it, the one that was chosen meanwhile", async () => {
    const { desk, only, uploadOf } = aDesk();
    desk.add([aFile("a.mp4", "video/mp4")]);
    desk.update("k1", { cover: { mediaId: null, url: null, offsetMs: 700 } });
    await only().answer({ ok: true, media: { ...media, type: "video" } });
    expect(uploadOf("k1")).toMatchObject({ media: { thumbnailUrl: "https://crm.example/poster/m1/700" } });
  });

  it("of a video is shown by the frame that is chosen later, once a person has stopped looking", async () => {
    const { desk, only, drawn, uploadOf } = aDesk();
    desk.add([aFile("a.mp4", "video/mp4")]);
    await only().answer({ ok: true, media: { ...media, type: "video" } });
    for (const offsetMs of [700, 800, 900])
      desk.update("k1", { cover: { mediaId: null, url: null, offsetMs } });
    await settled();
    expect(drawn).toEqual([1_000, 900]);
    expect(uploadOf("k1")).toMatchObject({ media: { thumbnailUrl: "https://crm.example/poster/m1/900" } });
  });

  it("of a file without room is not begun", () => {
    const { desk, sent } = aDesk();
    desk.add(Array.from({ length: 11 }, (_, index) => aFile(`${index}`)));
    expect(sent).toHaveLength(10);
    expect(desk.state().leftOut).toEqual(["10"]);
  });

  it("of a cover is dropped when a frame is chosen", async () => {
    const { desk, sent } = aDesk();
    desk.add([aFile("a.mp4", "video/mp4")]);
    desk.chooseCover("k1", aFile("c.png"));
    desk.update("k1", { cover: { mediaId: null, url: null, offsetMs: 5 } });
    expect(sent[1]?.discarded).toBe(1);
    await sent[1]?.answer(THROUGH);
    expect(desk.state().items[0]?.cover).toEqual({ mediaId: null, url: null, offsetMs: 5 });
  });
});

describe("why an upload did not go through", () => {
  const body = (code: string, issues: readonly object[] = []) =>
    JSON.stringify({ error: "The sentence. What to do.", code, issues });

  it.each<[number, string, Partial<UploadFailure>]>([
    [0, "", { kind: "passing" }],
    [401, body("not_authenticated"), { kind: "signed_out" }],
    [423, body("conflict"), { kind: "passing" }],
    [429, body("rate_limited"), { kind: "passing", reason: "The sentence. What to do." }],
    [502, "<html>", { kind: "passing" }],
    [400, body("invalid_request"), { kind: "refused", retryable: true }],
    [413, body("payload_too_large"), { kind: "refused", retryable: false }],
    [415, body("unsupported_media_type"), { kind: "refused", retryable: false }],
    [422, body("media_rejected"), { kind: "refused", retryable: false }],
  ])("is for status %i with %j: %j", (status, text, expected) => {
    expect(uploadFailure(status, text)).toMatchObject(expected);
  });

  it("is everything that is wrong with the file", () => {
    const issues = [
      { path: "file", message: "The video is too short" },
      { path: "file", message: "It is ProRes. Export it" },
    ];
    expect(uploadFailure(422, body("media_rejected", issues)).reason).toBe(
      "The video is too short. It is ProRes. Export it.",
    );
  });
});

describe("the shape of a picture", () => {
  const FEED = { use: "feed", fit: "crop", ratio: "original" } as const;
  const up = (shape: UploadedMedia["shape"], id = "m1"): UploadOutcome => ({
    ok: true,
    media: { ...media, id, shape },
  });
  const wishes = (sent: readonly Scripted[]) =>
    sent.map(({ wished: { use, fit, ratio } }) => `${use} ${fit} ${ratio}`);

  it("is made anew at the server when the kind changes, and is as it was chosen when it changes back", async () => {
    const { desk, sent, shaped } = aDesk();
    desk.add([aFile()]);
    await sent[0]?.answer(up(FEED));
    desk.refit("k1", "pad", "4:5");
    await sent[1]?.answer(up({ use: "feed", fit: "pad", ratio: "4:5" }, "m2"));
    desk.setUse("story");
    await sent[2]?.answer(up({ ...FEED, use: "story" }, "m3"));
    desk.setUse("feed");
    await sent[3]?.answer(up({ use: "feed", fit: "pad", ratio: "4:5" }, "m4"));
    expect(wishes(sent)).toEqual([
      "feed crop original",
      "feed pad 4:5",
      "story pad original",
      "feed pad 4:5",
    ]);
    expect(shaped).toEqual(["m1", "m2", "m3"]);
    expect(desk.state().items[0]).toMatchObject({ use: "feed", fit: "pad", ratio: "4:5" });
  });

  it("is that of a story for what is chosen for one, while videos stay as they are", async () => {
    const { desk, sent } = aDesk();
    desk.setUse("story");
    desk.add([aFile(), aFile("a.mp4", "video/mp4")]);
    desk.setUse("story");
    desk.setUse("feed");
    await settled();
    expect(wishes(sent)).toEqual(["story crop original", "story crop original", "feed crop original"]);
  });

  it.each([
    ["nothing is", []],
    [
      "name and size are",
      [{ id: "m1", name: "a.png", width: 9, height: 16, durationMs: null, warnings: [] }],
    ],
  ])("of an item of an earlier visit, of which %s told, can be changed without its file", async (_, told) => {
    const [stored] = itemsFromPost([aViewedItem({ mediaId: "m1" })], () => "k1", told);
    const known = { ...media, shape: FEED, warnings: ["Taller than 4:5"] };
    const { desk, sent, shaped } = aDesk({}, { known, initial: stored ? [stored] : [] });
    desk.setUse("story");
    desk.subscribe(() => {});
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await sent[0]?.answer(up({ ...FEED, use: "story" }, "m2"));
    expect([shaped, wishes(sent)]).toEqual([["m1"], ["story crop original"]]);
    expect(desk.state().items[0]).toMatchObject({
      use: "story",
      canRefit: true,
      upload: { media: { id: "m2" } },
    });
  });

  it("of an item from before originals were kept stays as it is", async () => {
    const [stored] = itemsFromPost([aViewedItem({ mediaId: "m1" })], () => "k1");
    const { desk, sent, uploadOf } = aDesk({}, { known: media, initial: stored ? [stored] : [] });
    desk.subscribe(() => {});
    await settled();
    desk.setUse("story");
    desk.refit("k1", "pad", "1:1");
    expect([sent, uploadOf("k1")]).toEqual([[], { state: "ready", media }]);
    expect(desk.state().items[0]?.canRefit).toBe(false);
  });

  it("of a cover is whole", async () => {
    const { desk, sent } = aDesk();
    desk.add([aFile("a.mp4", "video/mp4")]);
    desk.chooseCover("k1", aFile());
    expect(wishes(sent)[1]).toBe("cover crop original");
  });
});
