import type { DetailedError, Upload } from "tus-js-client";
import { readMedia } from "@/app/crm/social/posts/new/media/upload/read-media";
import type {
  Transport,
  UploadOutcome,
  UploadWatch,
} from "@/app/crm/social/posts/new/media/upload/transport";
import { NOT_REACHED, uploadFailure } from "@/app/crm/social/posts/new/media/upload/upload-failure";
import type { WishedFile } from "@/app/crm/social/posts/new/media/upload/wished-file";

const ENDPOINT = "/api/social/media/uploads";
/** The address is no longer known there: the next try announces the file anew. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

type Sent = { readonly mediaId: string } | { readonly status: number; readonly text: string };

/** Resumable, by tus 1.0. The retries are `keepTrying`'s: the client's own know no waiting for a connection. */
export class TusTransport implements Transport {
  kept = 0;
  #url: string | null = null;
  #mediaId: string | null = null;

  constructor(private readonly wished: WishedFile) {}

  async attempt(watch: UploadWatch): Promise<UploadOutcome> {
    if (this.#mediaId !== null) return await readMedia(this.#mediaId);
    const client = await import("tus-js-client").catch(() => null);
    if (client === null || watch.signal.aborted) return { ok: false, failure: NOT_REACHED };
    const sent = await this.#send(client.Upload, watch);
    if ("mediaId" in sent) {
      this.#mediaId = sent.mediaId;
      return await readMedia(sent.mediaId);
    }
    if (GONE.has(sent.status)) this.#url = null;
    return { ok: false, failure: uploadFailure(sent.status, sent.text) };
  }

  /** What the server does not hear of expires there by itself. */
  discard(): void {
    if (this.#url === null || this.#mediaId !== null) return;
    const headers = { "Tus-Resumable": "1.0.0" };
    void fetch(this.#url, { method: "DELETE", headers, keepalive: true }).catch(() => undefined);
    this.#url = null;
  }

  #send(Client: typeof Upload, { onPercent, signal }: UploadWatch): Promise<Sent> {
    const { file, use, fit, ratio } = this.wished;
    return new Promise((resolve) => {
      const upload = new Client(file, {
        ...(this.#url === null
          ? { endpoint: new URL(ENDPOINT, location.href).href }
          : { uploadUrl: this.#url }),
        metadata: { filename: file.name, use, fit, ratio },
        retryDelays: null,
        storeFingerprintForResuming: false,
        onUploadUrlAvailable: () => {
          this.#url = upload.url;
        },
        onAfterResponse: (request, response) => {
          if (request.getMethod() === "HEAD") this.kept = Number(response.getHeader("Upload-Offset"));
        },
        onProgress: (sent, total) => onPercent((sent / total) * 100),
        onSuccess: ({ lastResponse }) => resolve({ mediaId: lastResponse.getHeader("Media-Id") ?? "" }),
        onError: (error) => resolve(answerIn(error)),
      });
      signal.addEventListener(
        "abort",
        () => {
          void upload.abort();
          resolve({ status: 0, text: "" });
        },
        { once: true },
      );
      upload.start();
    });
  }
}

function answerIn(error: Error | DetailedError): Sent {
  const response = "originalResponse" in error ? error.originalResponse : null;
  return { status: response?.getStatus() ?? 0, text: response?.getBody() ?? "" };
}
