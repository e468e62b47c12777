import type { Clock } from "@/core/application/interfaces/clock";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";

export interface PostRef {
  readonly ownerId: string;
  readonly id: string;
}

/** A worker's writes lie a request apart: whoever loses this often is not losing to a worker's haste. */
const ROUNDS = 5;

/** @throws AppError `not_found`, also for another owner's post */
export async function readPost(posts: Pick<PostRepository, "get">, { ownerId, id }: PostRef): Promise<Post> {
  const post = await posts.get(ownerId, id);
  if (post === null) throw new AppError("not_found", "No such post");
  return post;
}

/**
 * A person's change: read, decided, and written only if nobody wrote meanwhile; else read and decided again.
 * @throws AppError `not_found`, what `decide` throws, `conflict` when others kept writing
 */
export async function changePost(
  posts: PostRepository,
  clock: Clock,
  ref: PostRef,
  decide: (post: Post) => PersonEvent | Promise<PersonEvent>,
): Promise<Post> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = await readPost(posts, ref);
    const event = await decide(seen);
    const now = clock.now();
    const written = await posts.replace(seen, advance(seen, event, now), now);
    if (written !== null) return written;
  }
  throw new AppError("conflict", "Somebody else kept changing the post");
}
