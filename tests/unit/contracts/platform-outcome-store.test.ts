import { platformOutcomeStoreContract } from "@/tests/contracts/platform-outcome-store.contract";
import { MemoryPlatformOutcomeStore } from "@/tests/fakes/stores/memory-platform-outcome-store";

platformOutcomeStoreContract("memory", async () => new MemoryPlatformOutcomeStore());
