import { z } from "zod/v4";
import { visibleText } from "@/core/domain/marketing/pasted-text";

/** The id of a channel, as somebody may have pasted it. */
export const pastedId = (missing?: string) =>
  z.string(missing).overwrite(visibleText).min(1, missing).max(64);
