import { z } from "zod/v4";

/** As everybody writes them; each is 1024 of the one before, as the size of an upload is counted. */
const UNITS: readonly string[] = ["B", "KB", "MB", "GB", "TB"];
const SIZE = /^(\d{1,9}(?:\.\d{1,3})?)\s*(B|KB|MB|GB|TB)$/i;

function bytesOf(size: string): number {
  const [, amount = "", unit = ""] = SIZE.exec(size.trim()) ?? [];
  const power = UNITS.indexOf(unit.toUpperCase());
  return Math.floor(Number(amount) * 1024 ** power);
}

/** In bytes. */
export const mediaQuota = z
  .string()
  .default("20 GB")
  .refine((size) => SIZE.test(size.trim()) && bytesOf(size) > 0, "must be a size, for example 20 GB")
  .transform(bytesOf);
