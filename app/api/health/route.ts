import { perRequest } from "@/app/api/_http/per-request";
import { healthAnswer } from "@/app/api/_schemas/health";
import { createGetHealthUseCase, version } from "@/app/api/health/depends";

/** For load balancers: no login, no origin, no secret; and it answers whatever else is broken. */
export async function GET(request: Request): Promise<Response> {
  perRequest(request);
  const health = await createGetHealthUseCase().execute();
  return Response.json(healthAnswer.parse({ ...health, version }), {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
