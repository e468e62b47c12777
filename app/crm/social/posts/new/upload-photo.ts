import { type Failure, NO_ANSWER, parseFailure } from "@/app/_ui/call-api";
import { parseUploaded, type UploadedPhoto } from "@/app/crm/social/posts/new/draft";

export interface UploadListener {
  readonly onProgress: (percent: number) => void;
  readonly onReady: (uploaded: UploadedPhoto) => void;
  readonly onFailed: (failure: Failure) => void;
}

/** Sends one file; fetch cannot report progress. Returns how to stop it, after which nothing is reported. */
export function uploadPhoto(file: File, { onProgress, onReady, onFailed }: UploadListener): () => void {
  const form = new FormData();
  form.set("file", file);
  const request = new XMLHttpRequest();
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (lengthComputable) onProgress(Math.round((loaded / total) * 100));
  };
  request.onerror = () => onFailed(NO_ANSWER);
  request.onload = () => {
    const body: unknown = request.response;
    const uploaded = request.status === 201 ? parseUploaded(body, file.name) : null;
    if (uploaded === null) return onFailed(parseFailure(body));
    void preload(uploaded.url).then(() => onReady(uploaded));
  };
  request.open("POST", "/api/social/media");
  request.send(form);
  return () => request.abort();
}

/** So that the local preview makes way without a blank moment. */
async function preload(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
}
