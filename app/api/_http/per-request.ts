/**
 * Makes an answer one for this request. A route that reads nothing of its request is run while the app is built where
 * `cacheComponents` is on, with whatever settings the build has; the first read of the request puts an end to that.
 */
export function perRequest(request: Request): void {
  request.headers.has("host");
}
