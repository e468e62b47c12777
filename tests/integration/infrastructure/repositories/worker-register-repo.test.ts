import { MongoWorkerRegister } from "@/infrastructure/repositories/social/worker-register-repo";
import { workerRegisterContract } from "@/tests/contracts/worker-register.contract";
import { testDatabase } from "@/tests/setup/test-database";

const db = testDatabase();

workerRegisterContract("MongoDB", async () => {
  await db.collection("social_workers").deleteMany({});
  return new MongoWorkerRegister(db);
});
