import { postRepositoryContract } from "@/tests/contracts/post-repository.contract";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";

postRepositoryContract(
  "memory",
  async () => new MemoryPostRepository(),
  async (posts, id) => posts.damage(id),
);
