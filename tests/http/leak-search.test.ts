import { randomUUID } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import { logger } from "@/infrastructure/container";
import { Browser } from "./support/browser";
import { everyPlace, listenToOutput } from "./support/every-place";
import { filesUnder, leaksIn, withoutDocumented } from "./support/leaks";
import { httpScene } from "./support/scene";

const scene = httpScene();
const { db } = scene;

async function answerWith(response: Response): Promise<void> {
  await new Browser().send(async () => response, "/planted");
}

const headersOnly = (headers: Record<string, string>): Response => new Response(null, { headers });

/** One way for a secret to get out, per place. */
const PLANTS: Readonly<Record<string, (secret: string) => Promise<void>>> = {
  log: async (secret) => logger().info("planted", { detail: `Bearer ${secret}` }),
  "standard output": async (secret) => {
    listenToOutput();
    process.stdout.write(`token: ${secret}\n`);
  },
  documents: async (secret) => {
    await db.collection("planted").insertOne({ deep: [{ secret }] });
  },
};

const ANSWERS: Readonly<Record<string, (secret: string) => Response>> = {
  body: (secret) => Response.json({ secret }),
  cookie: (secret) => headersOnly({ "Set-Cookie": `t=${secret}` }),
  location: (secret) => headersOnly({ Location: `/x?t=${encodeURIComponent(secret)}` }),
  "base64 of more than the secret": (secret) =>
    headersOnly({ Authorization: `Basic ${Buffer.from(`me:${secret}:x`).toString("base64")}` }),
};

const aSecret = (): string => `EAAG|planted/${randomUUID()}`;

describe("the search itself", () => {
  it.each(Object.entries(PLANTS))("finds what was planted in: %s", async (place, plant) => {
    const secret = aSecret();
    expect(leaksIn(await everyPlace(scene), [secret])).toEqual([]);
    await plant(secret);
    expect(leaksIn(await everyPlace(scene), [secret])).toContain(place);
  });

  it.each(Object.entries(ANSWERS))("finds what was planted in an answer's %s", async (_part, make) => {
    const secret = aSecret();
    await answerWith(make(secret));
    expect(leaksIn(await everyPlace(scene), [secret])).toEqual(["answers"]);
  });

  it("reads the files of the embedded database", async () => {
    const folder = inject("databaseDir");
    if (folder === null) return;
    const secret = `planted-${randomUUID()}`;
    await db.collection("planted").insertOne({ secret });
    const found = leaksIn(await filesUnder(folder), [secret]);
    // mongod compresses its files; the other embedded server does not.
    const files = await filesUnder(folder);
    expect(files.length).toBeGreaterThan(0);
    if (files.some(({ name }) => name.includes("sqlite"))) expect(found).not.toEqual([]);
  });

  it("finds a token in an address that Meta did not ask for", () => {
    const url = new URL("https://graph.facebook.com/v26.0/me/accounts?access_token=EAAGtoken&fields=id");
    expect(leaksIn([{ name: "address", content: withoutDocumented(url) }], ["EAAGtoken"])).toEqual([
      "address",
    ]);
  });
});
