import { createHash } from "node:crypto";
import { reachAccount } from "./access";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";
import type { FakeContainer } from "./posts";
import { deathOf, grantOf } from "./tokens";
import { uploadRefused } from "./upload-failures";

const FOLDER = "ig-api-upload";

/** `/ig-api-upload/<version>/<container>`: everything but the bytes is in its headers (graph-api.md §3.2). */
export function readUploadCall({ method, url: address, headers }: Request): GraphCall | null {
  const url = new URL(address);
  const [folder, askedVersion = "", id = ""] = url.pathname.split("/").filter(Boolean);
  if (folder !== FOLDER) return null;
  const named = ["offset", "file_size"].map((name) => [name, headers.get(name) ?? ""] as const);
  const token = /^OAuth (.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? null;
  const hadTokenInQuery = url.searchParams.has("access_token");
  return { method, url, path: [FOLDER, id], askedVersion, params: new Map(named), token, hadTokenInQuery };
}

export function isUpload(call: GraphCall): boolean {
  return call.path[0] === FOLDER;
}

/** Takes the bytes of a video; the container begins to ripen when exactly what was announced has come. */
export async function receiveUpload(
  meta: Meta,
  call: GraphCall,
  body: AsyncIterable<Uint8Array> | null,
): Promise<GraphAnswer> {
  const container = meta.world.containers.find((item) => item.id === call.path[1]);
  if (call.method !== "POST" || !container?.awaitsUpload) return uploadRefused("NotFoundError");
  if (!mayWrite(meta, call, container)) return uploadRefused("NotAuthorizedError");
  const got = await read(body);
  if (call.params.get("offset") !== "0" || call.params.get("file_size") !== String(got.bytes))
    return uploadRefused("ProcessingFailedError");
  container.readyAt = meta.now() + container.awaitsUpload.ripenMs;
  delete container.awaitsUpload;
  container.upload = got;
  return ok({ success: true, message: "Upload successful." });
}

async function read(body: AsyncIterable<Uint8Array> | null) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest("hex") };
}

function mayWrite(meta: Meta, { token: value }: GraphCall, { instagramId }: FakeContainer): boolean {
  const token = meta.world.tokens.find((item) => item.value === value && !item.foreign);
  if (!token || deathOf(meta, token)) return false;
  try {
    reachAccount(meta, { token, grant: grantOf(meta, token.personId) }, instagramId, "POST");
    return true;
  } catch {
    return false;
  }
}
