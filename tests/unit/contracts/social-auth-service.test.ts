import { socialAuthServiceContract } from "@/tests/contracts/social-auth-service.contract";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";

socialAuthServiceContract("memory", async (clock) => {
  const service = new MemorySocialAuthService(clock);
  return { service, refuseChannel: async (channelId) => service.refuseChannel(channelId) };
});
