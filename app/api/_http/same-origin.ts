import { AppError } from "@/core/domain/errors";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether it only reads (RFC 9110 §9.2.1). */
export const isSafe = ({ method }: Request): boolean => SAFE_METHODS.has(method);

/**
 * Refuses what another site made a browser send (contract.md §3). Programs send neither header and pass.
 * @throws AppError `cross_origin`
 */
export function assertSameOrigin(request: Request, appOrigin: string): void {
  if (isSafe(request)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const foreignOrigin = origin !== null && origin !== appOrigin;
  const foreignSite = site !== null && site !== "same-origin" && site !== "none";
  if (foreignOrigin || foreignSite)
    throw new AppError("cross_origin", "The request came from another origin");
}
