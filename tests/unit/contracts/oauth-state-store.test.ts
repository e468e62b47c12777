import { oauthStateStoreContract } from "@/tests/contracts/oauth-state-store.contract";
import { MemoryOAuthStateStore } from "@/tests/fakes/stores/memory-oauth-state-store";

oauthStateStoreContract("memory", async () => new MemoryOAuthStateStore());
