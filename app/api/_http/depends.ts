import * as container from "@/infrastructure/container";

export const readSession = container.readSession;
export const publicOrigin = container.publicOrigin;
export const isSecureOrigin = container.isSecureOrigin;
export const canAskFor = container.canAskFor;
export const log = container.logger;
export const isShuttingDown = container.isShuttingDown;
export const rateLimiter = container.rateLimiter;
export const isDatabaseAway = container.isDatabaseAway;
export const databaseUnavailable = container.databaseUnavailable;
export const databaseWatch = container.databaseWatch;
export const errorFacts = container.errorFacts;
