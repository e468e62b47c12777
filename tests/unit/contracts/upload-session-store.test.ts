import { uploadSessionStoreContract } from "@/tests/contracts/upload-session-store.contract";
import { MemoryUploadSessionStore } from "@/tests/fakes/stores/memory-upload-session-store";

uploadSessionStoreContract("memory", async () => {
  const store = new MemoryUploadSessionStore();
  return [store, store];
});
