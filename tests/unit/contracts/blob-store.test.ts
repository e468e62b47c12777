import { blobStoreContract } from "@/tests/contracts/blob-store.contract";
import { MemoryBlobStore } from "@/tests/fakes/stores/memory-blob-store";

blobStoreContract("memory", async () => new MemoryBlobStore(), 1000);
