import { describe } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { changedPostsContract } from "@/tests/contracts/changed-posts.contract";
import { claimedPostsContract } from "@/tests/contracts/claimed-posts.contract";
import { heldPostsContract } from "@/tests/contracts/held-posts.contract";
import { livePostsContract } from "@/tests/contracts/live-posts.contract";
import { measuredPostsContract } from "@/tests/contracts/measured-posts.contract";
import { readPostsContract } from "@/tests/contracts/read-posts.contract";
import { removedPostsContract } from "@/tests/contracts/removed-posts.contract";
import { submittedPostsContract } from "@/tests/contracts/submitted-posts.contract";
import { unreadablePostsContract } from "@/tests/contracts/unreadable-posts.contract";

/** `make` gives an empty repository; after `damage` a stored post is one that another version wrote. */
export function postRepositoryContract<Repository extends PostRepository>(
  name: string,
  make: () => Promise<Repository>,
  damage: (posts: Repository, id: string) => Promise<void>,
): void {
  describe(`PostRepository (${name})`, () => {
    submittedPostsContract(make);
    readPostsContract(make);
    claimedPostsContract(make);
    changedPostsContract(make);
    removedPostsContract(make);
    heldPostsContract(make);
    livePostsContract(make);
    measuredPostsContract(make);
    unreadablePostsContract(async () => {
      const posts = await make();
      return { posts, damage: (id) => damage(posts, id) };
    });
  });
}
