import { inject } from "vitest";
import { createDatabase } from "@/infrastructure/database/mongo";
import { MongoUploadSessionStore } from "@/infrastructure/repositories/social/upload-session-repo";
import { uploadSessionStoreContract } from "@/tests/contracts/upload-session-store.contract";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();
/** As a second process has it: through connections of its own. */
const elsewhere = () =>
  createDatabase({ uri: withAnotherName(inject("mongodbUri")), dbName: db.databaseName });

uploadSessionStoreContract("MongoDB", async () => [
  new MongoUploadSessionStore(() => db),
  new MongoUploadSessionStore(elsewhere),
]);

function withAnotherName(uri: string): string {
  const address = new URL(uri);
  address.searchParams.set("appName", "elsewhere");
  return address.href;
}
