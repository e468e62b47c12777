import { describe } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { changedPostsContract } from "@/tests/contracts/changed-posts.contract";
import { claimedPostsContract } from "@/tests/contracts/claimed-posts.contract";
import { submittedPostsContract } from "@/tests/contracts/submitted-posts.contract";

/** `make` gives an empty repository. */
export function postRepositoryContract(name: string, make: () => Promise<PostRepository>): void {
  describe(`PostRepository (${name})`, () => {
    submittedPostsContract(make);
    claimedPostsContract(make);
    changedPostsContract(make);
  });
}
