import { AppError } from "@/core/domain/errors";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site made a browser send (contract.md §3). Programs send neither header and pass.
 * @throws AppError `cross_origin`
 */
export function assertSameOrigin(request: Request, appOrigin: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const foreignOrigin = origin !== null && origin !== appOrigin;
  const foreignSite = site !== null && site !== "same-origin" && site !== "none";
  if (foreignOrigin || foreignSite)
    throw new AppError("cross_origin", "The request came from another origin");
}
