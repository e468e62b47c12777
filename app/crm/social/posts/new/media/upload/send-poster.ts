import { callApi, isRecord } from "@/app/_ui/call-api";

/** Gives a stored video a frame as its small picture; null where that did not work, which is no harm. */
export async function sendPoster(mediaId: string, frame: Blob): Promise<string | null> {
  const form = new FormData();
  form.set("file", frame, "frame.jpg");
  const answer = await callApi(`/api/social/media/${mediaId}/poster`, { method: "POST", body: form });
  if (!answer.ok || !isRecord(answer.body)) return null;
  return typeof answer.body.thumbnailUrl === "string" ? answer.body.thumbnailUrl : null;
}
