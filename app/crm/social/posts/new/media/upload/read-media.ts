import { parseMedia } from "@/app/crm/social/posts/new/media/upload/parse-media";
import type { Transport, UploadOutcome } from "@/app/crm/social/posts/new/media/upload/transport";
import { NOT_REACHED, uploadFailure } from "@/app/crm/social/posts/new/media/upload/upload-failure";
import type { ImageShape } from "@/core/domain/marketing/media";

/** What the server knows of an upload. */
export function readMedia(id: string): Promise<UploadOutcome> {
  return askForMedia(`/api/social/media/${id}`, { cache: "no-store" });
}

/** Another shape of a picture that is up already: the server has its original. */
export function shapeTransport(id: string, { use, fit, ratio }: ImageShape): Transport {
  return {
    kept: 0,
    attempt: ({ onPercent, signal }) => {
      onPercent(100);
      return askForMedia(`/api/social/media/${id}/shape`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ use, fit, ratio }),
        signal,
      });
    },
    discard: () => {},
  };
}

async function askForMedia(address: string, init: RequestInit): Promise<UploadOutcome> {
  const answer = await fetch(address, init).catch(() => null);
  const text = await answer?.text().catch(() => null);
  if (!answer || typeof text !== "string") return { ok: false, failure: NOT_REACHED };
  if (!answer.ok) return { ok: false, failure: uploadFailure(answer.status, text) };
  const media = parseMedia(text);
  return media ? { ok: true, media } : { ok: false, failure: NOT_REACHED };
}
