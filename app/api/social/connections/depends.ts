import { GetInstagramAuthUseCase } from "@/core/application/usecases/social/instagram/get-instagram-auth";
import * as container from "@/infrastructure/container";

export const createGetInstagramAuthUseCase = () =>
  new GetInstagramAuthUseCase(container.socialAuthService(), container.publishingQuotas());

export const connectionFacts = container.connectionFacts;
