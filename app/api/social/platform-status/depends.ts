import { GetPlatformStatusUseCase } from "@/core/application/usecases/social/platform/get-platform-status";
import * as container from "@/infrastructure/container";

export const createGetPlatformStatusUseCase = () =>
  new GetPlatformStatusUseCase(container.platformOutcomes(), container.clock());
