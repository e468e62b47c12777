import { expect, it } from "vitest";
import { OAuthStateRepository } from "@/infrastructure/repositories/social/oauth-state-repo";
import { anId } from "@/tests/builders/an-id";
import { oauthStateStoreContract } from "@/tests/contracts/oauth-state-store.contract";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();

oauthStateStoreContract("MongoDB", async () => {
  await db.collection("social_oauth_states").deleteMany({});
  return new OAuthStateRepository(db);
});

it("keeps only a hash of the state", async () => {
  const expiresAt = new Date("2026-11-24T09:10:00.000Z");
  const attempt = {
    ownerId: anId(),
    actorId: anId(),
    login: "facebook",
    reconnect: null,
    expiresAt,
  } as const;
  await new OAuthStateRepository(db).save("the-state-itself", attempt);
  const stored = JSON.stringify(await db.collection("social_oauth_states").find().toArray());
  expect(stored).toContain(attempt.ownerId);
  expect(stored).not.toContain("the-state-itself");
});
