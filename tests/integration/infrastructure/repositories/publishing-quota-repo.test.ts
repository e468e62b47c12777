import { MongoPublishingQuotaStore } from "@/infrastructure/repositories/social/publishing-quota-repo";
import { publishingQuotaStoreContract } from "@/tests/contracts/publishing-quota-store.contract";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();

publishingQuotaStoreContract("MongoDB", async () => {
  await db.collection("social_publishing_quotas").deleteMany({});
  return new MongoPublishingQuotaStore(db);
});
