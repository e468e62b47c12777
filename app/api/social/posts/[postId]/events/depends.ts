import { WatchPostUseCase } from "@/core/application/usecases/social/posts/watch-post";
import * as container from "@/infrastructure/container";

export const watchPost = (request: Parameters<WatchPostUseCase["execute"]>[0]) =>
  new WatchPostUseCase(container.posts(), container.postWatch()).execute(request);

export const takeSeat = (actorId: string): (() => void) => container.watchSeats().take(actorId);
export const readSession = container.readSession;
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> => container.clock().sleep(ms, signal);
