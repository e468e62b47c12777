import { mediaAnswer } from "@/app/api/_schemas/media";
import { GET, HEAD } from "@/app/media/[mediaId]/[name]/route";
import { anId } from "@/tests/builders/an-id";
import { type Answer, jsonOf } from "./answer";
import { Browser, type Sending } from "./browser";
import { uploadPhoto } from "./publish";
import { signedIn } from "./scene";

export async function anUpload() {
  const { id, url, bytes } = mediaAnswer.parse(jsonOf(await uploadPhoto(await signedIn(anId()))));
  return { id, url, bytes };
}

/** As Meta: without any cookie. */
export async function visitMedia(url: string, sending: Sending = {}): Promise<Answer> {
  const [, , mediaId = "", name = ""] = new URL(url).pathname.split("/");
  const route = sending.method === "HEAD" ? HEAD : GET;
  return await new Browser().send(route, url, {
    ...sending,
    params: { mediaId, name: decodeURIComponent(name) },
  });
}

export async function* poured(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
