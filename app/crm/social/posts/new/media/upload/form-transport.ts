import { parseMedia } from "@/app/crm/social/posts/new/media/upload/parse-media";
import type { Transport, UploadOutcome } from "@/app/crm/social/posts/new/media/upload/transport";
import { NOT_REACHED, uploadFailure } from "@/app/crm/social/posts/new/media/upload/upload-failure";
import type { WishedFile } from "@/app/crm/social/posts/new/media/upload/wished-file";

/** All in one request, whose answer is the media already; each try begins anew. */
export function formTransport({ file, use, fit, ratio }: WishedFile): Transport {
  return {
    kept: 0,
    attempt: ({ onPercent, signal }) =>
      new Promise((resolve) => {
        const form = new FormData();
        form.set("use", use);
        form.set("fit", fit);
        form.set("ratio", ratio);
        form.set("file", file);
        // `fetch` cannot report progress.
        const request = new XMLHttpRequest();
        request.upload.onprogress = ({ loaded, total }) => onPercent((loaded / total) * 100);
        request.onerror = () => resolve({ ok: false, failure: NOT_REACHED });
        request.onabort = () => resolve({ ok: false, failure: NOT_REACHED });
        request.onload = () => resolve(outcomeOf(request));
        signal.addEventListener("abort", () => request.abort(), { once: true });
        request.open("POST", "/api/social/media");
        request.send(form);
      }),
    discard: () => {},
  };
}

function outcomeOf({ status, responseText }: XMLHttpRequest): UploadOutcome {
  if (status !== 201) return { ok: false, failure: uploadFailure(status, responseText) };
  const media = parseMedia(responseText);
  return media ? { ok: true, media } : { ok: false, failure: NOT_REACHED };
}
