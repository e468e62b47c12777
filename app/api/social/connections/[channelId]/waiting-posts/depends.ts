import { CountWaitingPostsUseCase } from "@/core/application/usecases/social/posts/count-waiting-posts";
import * as container from "@/infrastructure/container";

export const createCountWaitingPostsUseCase = () =>
  new CountWaitingPostsUseCase(container.socialAuthService(), container.posts());
