import { GetHealthUseCase } from "@/core/application/usecases/health/get-health";
import * as container from "@/infrastructure/container";

export const createGetHealthUseCase = () =>
  new GetHealthUseCase(
    container.posts(),
    container.workerRegister(),
    { databaseIsAlive: container.databaseIsAlive, isShuttingDown: container.isShuttingDown },
    container.clock(),
  );

export const version = container.VERSION;
