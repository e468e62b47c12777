import sharp from "sharp";
import type { PostView } from "@/app/api/_schemas/post";
import { aPhoto } from "../../../tests/e2e/support/journey";
import type { FakeGraph } from "../../../tests/fakes/graph/fake-graph";
import { CORNER_COFFEE, FIELD_BAKERY } from "../../../tests/fakes/graph/seed-world";
import type { Admin } from "./people";

const SCHEDULED_AT = "2026-12-04T08:00:00Z";
const UNREADABLE_PICTURE = 2207005;
const HOUR_MS = 3_600_000;
/** Of the colours from one post to the next. */
const TURN = -10;

/** One post after another, each in a light of its own; the published one in that of the photo. */
export class PostMaker {
  #hue = 50;

  constructor(
    private readonly admin: Admin,
    private readonly fake: FakeGraph,
  ) {}

  async published(): Promise<string> {
    const { id } = await this.write("First light over the bakery #sunrise");
    await this.until(id, "published");
    await this.admin.api.call(`/api/social/posts/${id}/metrics`);
    return id;
  }

  async failed(): Promise<string> {
    this.fake.setSwitches({ failures: [UNREADABLE_PICTURE] });
    const { id } = await this.write("Rye, straight from the oven");
    return this.until(id, "failed");
  }

  /** Live, but nobody can tell: the answer is lost, no look succeeds, then the account is taken away. */
  async unconfirmed(disconnect: () => Promise<unknown>): Promise<string> {
    const send = { match: { method: "POST", path: "/media_publish" }, action: "apply-then-drop" } as const;
    const looks = { match: { method: "GET" }, action: "drop", times: Number.POSITIVE_INFINITY } as const;
    this.fake.inject({ ...send, next: looks });
    const { id } = await this.write("Morning buns are out");
    await this.until(id, "publishing");
    await disconnect();
    this.fake.clearFaults();
    return this.until(id, "unconfirmed");
  }

  async draft(): Promise<string> {
    return (await this.write("Thursday: how we fold", { draft: true })).id;
  }

  async scheduled(): Promise<string> {
    return (await this.write("Saturday from seven, as ever", { scheduledAt: SCHEDULED_AT })).id;
  }

  async cancelled(): Promise<string> {
    const { id } = await this.write("Closed on Monday", { scheduledAt: SCHEDULED_AT });
    await this.admin.api.call(`/api/social/posts/${id}/cancel`, {});
    return this.until(id, "cancelled");
  }

  /** Meta takes as long over it as the pictures take. */
  async running(): Promise<string> {
    this.fake.setRipening(HOUR_MS);
    const { id } = await this.write("Four o'clock, flour everywhere");
    await this.until(id, "processing");
    this.fake.setRipening(0);
    return id;
  }

  /** Meta names a wait of six hours, for the other account only. */
  async waiting(): Promise<string> {
    const used = { call_count: 100, total_cputime: 20, total_time: 20 };
    const entry = { type: "instagram", ...used, estimated_time_to_regain_access: 360 };
    this.fake.inject({
      match: { method: "POST", path: `/${CORNER_COFFEE}/media` },
      action: "answer",
      error: "80002/2446079",
      headers: { "x-business-use-case-usage": JSON.stringify({ [CORNER_COFFEE]: [entry] }) },
    });
    const { id } = await this.write("Beans from a new roaster", { channelId: CORNER_COFFEE });
    await this.admin.api.until(id, ({ error }) => error !== undefined);
    return id;
  }

  private async until(id: string, wanted: PostView["status"]): Promise<string> {
    await this.admin.api.until(id, ({ status }) => status === wanted);
    return id;
  }

  private async write(caption: string, more: Readonly<Record<string, unknown>> = {}): Promise<PostView> {
    const photo = await aPhoto();
    const buffer = await sharp(photo.buffer).modulate({ hue: this.#hue }).png().toBuffer();
    this.#hue += TURN;
    const mediaId = await this.admin.api.upload({ ...photo, buffer });
    const media = [{ type: "image", mediaId, altText: "A sunrise over hills" }];
    return await this.admin.api.submit({ channelId: FIELD_BAKERY, caption, media, ...more });
  }
}
