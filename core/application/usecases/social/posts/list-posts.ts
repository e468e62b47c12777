import type {
  PostPage,
  PostQuery,
  PostRepository,
} from "@/core/application/interfaces/social/post-repository";

export class ListPostsUseCase {
  constructor(private readonly posts: PostRepository) {}

  /** Newest first. @throws AppError `invalid_request` for a cursor that is not ours */
  async execute(query: PostQuery): Promise<PostPage> {
    return await this.posts.list(query);
  }
}
