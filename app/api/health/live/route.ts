import { liveAnswer } from "@/app/api/_schemas/health";

/** The process answers: that is all there is to say. */
export async function GET(): Promise<Response> {
  return Response.json(liveAnswer.parse({ status: "ok" }), { headers: { "Cache-Control": "no-store" } });
}
