import { formTransport } from "@/app/crm/social/posts/new/media/upload/form-transport";
import type { Transport } from "@/app/crm/social/posts/new/media/upload/transport";
import { TusTransport } from "@/app/crm/social/posts/new/media/upload/tus-transport";
import type { WishedFile } from "@/app/crm/social/posts/new/media/upload/wished-file";

/**
 * Up to here one form is the shorter way: one round trip instead of three (announce, send, ask what became of
 * it), and beginning again after a cut costs seconds.
 */
const FORM_MAX_BYTES = 4 * 1024 * 1024;

export function chooseTransport(wished: WishedFile): Transport {
  return wished.file.size <= FORM_MAX_BYTES ? formTransport(wished) : new TusTransport(wished);
}
