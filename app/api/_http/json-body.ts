import { readBody } from "@/app/api/_http/bounded-body";
import { AppError } from "@/core/domain/errors";

/** contract.md §4 */
const MAX_JSON_BYTES = 256 * 1024;

/**
 * The request's JSON, counted while it streams in.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `invalid_request`
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_media_type", "A JSON body was expected");
  const text = (await readBody(request, MAX_JSON_BYTES)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid_request", "The body is not JSON", {
      issues: [{ path: "", rule: "json", message: "The body is not valid JSON" }],
    });
  }
}

/** As `readJson`, where a missing body means an empty object. */
export async function readOptionalJson(request: Request): Promise<unknown> {
  return request.body === null || request.headers.get("content-length") === "0"
    ? {}
    : await readJson(request);
}
