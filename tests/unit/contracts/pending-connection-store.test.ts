import { pendingConnectionStoreContract } from "@/tests/contracts/pending-connection-store.contract";
import { MemoryPendingConnectionStore } from "@/tests/fakes/stores/memory-pending-connection-store";

pendingConnectionStoreContract("memory", async () => new MemoryPendingConnectionStore());
