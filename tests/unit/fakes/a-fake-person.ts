import { createHmac } from "node:crypto";
import { z } from "zod/v4";
import { FakeGraph, type FakeGraphOptions } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";

export const APP_ID = "700000000000001";
export const APP_SECRET = "fake-app-secret-0123456789abcdef";
export const REDIRECT = "http://localhost:3000/api/auth/instagram/callback";
export const START = Date.UTC(2026, 10, 23, 10, 15);
export const IMAGE = "https://crm.example.com/media/bread.jpg";
export const VIDEO = "https://crm.example.com/media/oven.mp4";

/** Only what a size check reads: start, one frame header, end. */
export function aJpeg(width = 1080, height = 1080, bytes = 0): Uint8Array<ArrayBuffer> {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const head = [0xff, 0xd8, ...frame, 0xff, 0xd9];
  return new Uint8Array([...head, ...new Array<number>(bytes).fill(0)]);
}

export function anImage(body: Uint8Array<ArrayBuffer> = aJpeg(), type = "image/jpeg"): Promise<Response> {
  return Promise.resolve(new Response(body, { headers: { "content-type": type } }));
}

export function aVideo(type = "video/mp4"): Promise<Response> {
  return Promise.resolve(new Response(new Uint8Array(64), { headers: { "content-type": type } }));
}

export const byExtension = (url: string) => (url.endsWith(".mp4") ? aVideo() : anImage());

export function aFake(options: FakeGraphOptions = {}): FakeGraph {
  return new FakeGraph({
    redirectUris: [REDIRECT],
    now: () => START,
    fetchMedia: byExtension,
    ...options,
  });
}

const answerSchema = z.looseObject({
  id: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  data: z.unknown().optional(),
  paging: z.looseObject({ next: z.string().optional() }).optional(),
  error: z
    .looseObject({ code: z.number(), error_subcode: z.number().optional(), message: z.string() })
    .optional(),
});

export interface Answer {
  status: number;
  headers: Headers;
  body: z.infer<typeof answerSchema>;
  raw: unknown;
}

export function proofOf(token: string): string {
  return createHmac("sha256", APP_SECRET).update(token).digest("hex");
}

export async function send(fake: FakeGraph, request: Request): Promise<Answer> {
  const response = await fake.handle(request);
  const raw: unknown = await response.json();
  const body = answerSchema.safeParse(raw).data ?? {};
  return { status: response.status, headers: response.headers, body, raw };
}

export function get(fake: FakeGraph, token: string, path: string): Promise<Answer> {
  const url = new URL(`https://graph.facebook.com/v26.0/${path}`);
  url.searchParams.set("appsecret_proof", proofOf(token));
  return send(fake, new Request(url, { headers: { authorization: `Bearer ${token}` } }));
}

export function post(fake: FakeGraph, token: string, path: string, form: Record<string, string>) {
  const body = new URLSearchParams({ ...form, access_token: token, appsecret_proof: proofOf(token) });
  return send(fake, new Request(`https://graph.facebook.com/v26.0/${path}`, { method: "POST", body }));
}

export function remove(fake: FakeGraph, token: string, path: string): Promise<Answer> {
  const body = new URLSearchParams({ access_token: token, appsecret_proof: proofOf(token) });
  return send(fake, new Request(`https://graph.facebook.com/v26.0/${path}`, { method: "DELETE", body }));
}

export function exchange(fake: FakeGraph, form: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ client_id: APP_ID, client_secret: APP_SECRET, ...form });
  return send(
    fake,
    new Request("https://graph.facebook.com/v26.0/oauth/access_token", { method: "POST", body }),
  );
}

export function debug(fake: FakeGraph, token: string): Promise<Answer> {
  const query = new URLSearchParams({ input_token: token, access_token: `${APP_ID}|${APP_SECRET}` });
  return send(fake, new Request(`https://graph.facebook.com/v26.0/debug_token?${query}`));
}

export async function exchangeCode(fake: FakeGraph, code: string): Promise<string> {
  const { body } = await exchange(fake, { code, redirect_uri: REDIRECT });
  return body.access_token ?? "";
}

export async function lengthen(fake: FakeGraph, token: string): Promise<string> {
  const form = { grant_type: "fb_exchange_token", fb_exchange_token: token };
  return (await exchange(fake, form)).body.access_token ?? "";
}

export async function pageToken(fake: FakeGraph, user: string, pageId = FIELD_BAKERY_PAGE): Promise<string> {
  return (await get(fake, user, `${pageId}?fields=access_token`)).body.access_token ?? "";
}

/** Logged in and lengthened, with the page token of Field Bakery. */
export async function logIn(fake: FakeGraph, consenting: Parameters<FakeGraph["issueCode"]>[0] = {}) {
  const short = await exchangeCode(fake, fake.issueCode({ redirectUri: REDIRECT, ...consenting }));
  const long = await lengthen(fake, short);
  return { short, long, page: await pageToken(fake, long) };
}

export async function prepare(fake: FakeGraph, token: string, caption = "Fresh bread"): Promise<string> {
  const { body } = await post(fake, token, `${FIELD_BAKERY}/media`, { image_url: IMAGE, caption });
  return body.id ?? "";
}

export async function loggedIn(
  options: FakeGraphOptions = {},
  consenting: Parameters<FakeGraph["issueCode"]>[0] = {},
) {
  const fake = aFake(options);
  return { fake, ...(await logIn(fake, consenting)) };
}

export function publish(fake: FakeGraph, token: string, container: string): Promise<Answer> {
  return post(fake, token, `${FIELD_BAKERY}/media_publish`, { creation_id: container });
}
