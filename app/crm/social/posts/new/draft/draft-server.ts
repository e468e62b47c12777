import { callApi, postJson } from "@/app/_ui/call-api";
import type { DraftServer } from "@/app/crm/social/posts/new/draft/draft-keeper";

const POSTS = "/api/social/posts";

export const draftServer: DraftServer = {
  create: (body, key) => postJson(POSTS, body, { "Idempotency-Key": key }),
  edit: (id, body) =>
    callApi(`${POSTS}/${id}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  publish: (id, revision) => postJson(`${POSTS}/${id}/publish`, { revision }),
  read: (id) => callApi(`${POSTS}/${id}`),
};
