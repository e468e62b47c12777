import { expect, it } from "vitest";
import { RATE_LIMITS } from "@/core/application/interfaces/rate-limiter";
import { anId } from "@/tests/builders/an-id";
import { refusalOf } from "../support/answer";
import { uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";
import { announce } from "../support/tus";

const { db } = httpScene({ RATE_LIMITS: "on" });

it("counts uploads of both kinds together, before anything of them is kept", async () => {
  const browser = await signedIn(anId());
  for (let count = 0; count < RATE_LIMITS.upload - 1; count += 1) await announce(browser, 5_000);
  expect((await uploadPhoto(browser, new Blob(["no photo"]))).status).toBe(422);
  const sessions = await db.collection("social_uploads").countDocuments();
  for (const answer of [await announce(browser, 5_000), await uploadPhoto(browser)]) {
    expect(refusalOf(answer)).toEqual({ status: 429, code: "rate_limited" });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  expect(await db.collection("social_uploads").countDocuments()).toBe(sessions);
});
