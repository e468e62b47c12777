import { AppError } from "@/core/domain/errors";

export const MEGABYTE = 1024 * 1024;
/** contract.md §4 */
export const MAX_UPLOAD_BYTES = 300 * MEGABYTE;

/** `bytes`: how many it has, where that is known. */
export function fileTooLarge(limit: number, bytes?: number): AppError {
  const allowed = `${limit / MEGABYTE} MB`;
  const measured = bytes === undefined ? "" : `This file has ${Math.ceil(bytes / MEGABYTE)} MB. `;
  const message = `${measured}A file may have up to ${allowed}: make it smaller and upload it again.`;
  const issues = [{ path: "file", rule: "file_size", message, limit }];
  return new AppError("payload_too_large", `The file is over ${allowed}`, { issues });
}
