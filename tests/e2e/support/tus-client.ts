import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Upload } from "tus-js-client";

export interface TusUpload {
  /** Where each HEAD said that the upload ends. */
  readonly resumedAt: readonly number[];
  readonly mediaId: string;
}

export interface TusWish {
  readonly path: string;
  readonly endpoint: string;
  readonly cookie: string;
  readonly onProgress?: (bytes: number) => void;
}

/** Uploads a file as a browser does, with the client that browsers use; what breaks is gone on with. */
export async function uploadByTus({ path, endpoint, cookie, onProgress }: TusWish): Promise<TusUpload> {
  const { size } = await stat(path);
  const resumedAt: number[] = [];
  const mediaId = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(Buffer.alloc(0), {
      endpoint,
      metadata: { filename: "holiday.mp4" },
      headers: { cookie },
      retryDelays: [300, 1_000, 3_000],
      fileReader: { openFile: async () => ({ size, slice: slicesOf(path), close: () => {} }) },
      onProgress: (sent) => onProgress?.(sent),
      onAfterResponse: (request, response) => {
        if (request.getMethod() === "HEAD") resumedAt.push(Number(response.getHeader("Upload-Offset")));
      },
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getHeader("Media-Id") ?? ""),
      onError: reject,
    });
    upload.start();
  });
  return { resumedAt, mediaId };
}

function slicesOf(path: string) {
  return async (start: number, end: number) => {
    const value = Object.assign(createReadStream(path, { start, end: end - 1 }), { size: end - start });
    return { value, done: false };
  };
}
