import { publishingQuotaStoreContract } from "@/tests/contracts/publishing-quota-store.contract";
import { MemoryPublishingQuotaStore } from "@/tests/fakes/stores/memory-publishing-quota-store";

publishingQuotaStoreContract("memory", async () => new MemoryPublishingQuotaStore());
