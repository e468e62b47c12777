/** Twice what a list shows: the server makes it smaller still. */
const LONGER_SIDE = 1_280;
const QUALITY = 0.85;
const PATIENCE_MS = 10_000;

/** One frame of a video as a JPEG; null where this browser cannot play it, or may not copy it. */
export async function drawFrame(url: string, atMs: number): Promise<Blob | null> {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.preload = "auto";
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  const hasLoaded = heard(video, "loadeddata", timeout);
  video.src = url;
  const isDrawable = (await hasLoaded) && (await seekTo(video, atMs / 1000, timeout));
  const frame = isDrawable ? await asJpeg(video) : null;
  video.removeAttribute("src");
  video.load();
  return frame;
}

async function seekTo(video: HTMLVideoElement, seconds: number, timeout: AbortSignal): Promise<boolean> {
  const place = Math.min(seconds, Math.max(0, video.duration - 0.1));
  if (!Number.isFinite(place)) return false;
  const hasSought = heard(video, "seeked", timeout);
  video.currentTime = place;
  return await hasSought;
}

function heard(video: HTMLVideoElement, event: string, timeout: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const settle = (came: boolean) => () => {
      stop.abort();
      resolve(came);
    };
    video.addEventListener(event, settle(true), { signal: stop.signal });
    video.addEventListener("error", settle(false), { signal: stop.signal });
    timeout.addEventListener("abort", settle(false), { signal: stop.signal });
  });
}

async function asJpeg(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => {
    try {
      canvas.toBlob(resolve, "image/jpeg", QUALITY);
    } catch {
      // A film from another host may be shown, but not copied.
      resolve(null);
    }
  });
}
