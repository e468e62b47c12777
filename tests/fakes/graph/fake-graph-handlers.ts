import { HttpResponse, http, type RequestHandler } from "msw";
import type { FakeGraph } from "./fake-graph";

export const META_ORIGINS: readonly string[] = [
  "https://graph.facebook.com",
  "https://www.facebook.com",
  "https://scontent.example",
  "https://rupload.facebook.com",
];

/** msw handlers that send every request to these origins to the fake; a drop is a network error. */
export function fakeGraphHandlers(
  fake: FakeGraph,
  origins: readonly string[] = META_ORIGINS,
): RequestHandler[] {
  return origins.map((origin) =>
    http.all(`${origin}/*`, async ({ request }) => {
      try {
        return await fake.handle(request);
      } catch {
        return HttpResponse.error();
      }
    }),
  );
}
