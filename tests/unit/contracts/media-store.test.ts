import { mediaStoreContract } from "@/tests/contracts/media-store.contract";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";

mediaStoreContract("memory", async () => new MemoryMediaStore());
