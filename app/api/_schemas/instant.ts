import { z } from "zod/v4";
import { plainText } from "@/core/domain/marketing/pasted-text";

/** An instant that we say: always UTC. */
export const instant = z.iso.datetime();

const spelled = z.iso.datetime({ offset: true });

/** An instant that is sent to us: RFC 3339 with `Z` or an offset, seconds included; letters of either case. */
export const sentInstant = z
  .string()
  .overwrite(plainText)
  .max(64)
  .refine((text) => /:\d\d:\d\d/.test(text) && spelled.safeParse(text.toUpperCase()).success, {
    message: "Send a time like 2026-12-01T09:00:00Z, with Z or an offset",
  })
  .meta({ format: "date-time" });

export const dateOf = (text: string): Date => new Date(text.toUpperCase());
