import { perRequest } from "@/app/api/_http/per-request";
import { liveAnswer } from "@/app/api/_schemas/health";

/** The process answers: that is all there is to say. */
export async function GET(request: Request): Promise<Response> {
  perRequest(request);
  return Response.json(liveAnswer.parse({ status: "ok" }), { headers: { "Cache-Control": "no-store" } });
}
