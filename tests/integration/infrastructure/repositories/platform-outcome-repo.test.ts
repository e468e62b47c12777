import { MongoPlatformOutcomeStore } from "@/infrastructure/repositories/social/platform-outcome-repo";
import { platformOutcomeStoreContract } from "@/tests/contracts/platform-outcome-store.contract";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();

platformOutcomeStoreContract("MongoDB", async () => {
  await db.collection("social_platform_outcomes").deleteMany({});
  return new MongoPlatformOutcomeStore(db);
});
