import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";

export class GetPostUseCase {
  constructor(private readonly posts: PostRepository) {}

  /** @throws AppError `not_found`, also for another owner's post */
  async execute({ ownerId, id }: { readonly ownerId: string; readonly id: string }): Promise<Post> {
    const post = await this.posts.get(ownerId, id);
    if (post === null) throw new AppError("not_found", "No such post");
    return post;
  }
}
