import type { PostView } from "@/app/api/_schemas/post";
import { parsePostEvent } from "@/app/crm/social/posts/parse-post";
import { isTerminal } from "@/core/domain/marketing/post";

/** The first event comes at once; a stream that is silent for longer is held back by something in between. */
const SILENCE_MS = 4_000;

interface StreamListener {
  readonly onPost: (post: PostView) => void;
  /** Nothing more comes this way. */
  readonly onOver: () => void;
}

/** Listens to the server's events about a post; not in a hidden tab nor without a network. Returns how to stop. */
export function streamPost(id: string, { onPost, onOver }: StreamListener): () => void {
  const page = new AbortController();
  let source: EventSource | null = null;
  let silence: number | undefined;

  const close = () => {
    window.clearTimeout(silence);
    source?.close();
    source = null;
  };

  const stop = () => {
    page.abort();
    close();
  };

  const end = () => {
    stop();
    onOver();
  };

  const listenFor = () => {
    window.clearTimeout(silence);
    silence = window.setTimeout(end, SILENCE_MS);
  };

  const onEvent = ({ data }: MessageEvent) => {
    window.clearTimeout(silence);
    const post = parsePostEvent(data);
    if (post === null) return end();
    onPost(post);
    if (isTerminal(post.status)) end();
  };

  const onError = () => {
    // A refusal is final; a broken line is mended by the browser itself, within the same patience.
    if (source?.readyState === EventSource.CLOSED) end();
    else if (navigator.onLine) listenFor();
  };

  const open = () => {
    close();
    if (document.hidden || !navigator.onLine) return;
    source = new EventSource(`/api/social/posts/${id}/events`);
    source.addEventListener("post", onEvent);
    source.addEventListener("error", onError);
    listenFor();
  };

  document.addEventListener("visibilitychange", open, { signal: page.signal });
  for (const change of ["online", "offline"]) window.addEventListener(change, open, { signal: page.signal });
  open();
  return stop;
}
