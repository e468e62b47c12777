import { MongoClient } from "mongodb";
import type { Page } from "playwright-core";
import { z } from "zod/v4";
import type { SocialAuthDocument } from "@/infrastructure/repositories/social/social-auth-document";
import { aPhoto } from "@/tests/e2e/support/journey";
import type { Stage } from "@/tests/e2e/support/stage";

/** Puts stored connections into a state that would take weeks or Meta's ill will to come about. */
export async function changeAccount(
  { env }: Stage,
  channelName: string,
  fields: Partial<SocialAuthDocument>,
): Promise<void> {
  const client = new MongoClient(env.MONGODB_URI ?? "");
  try {
    const accounts = client.db(env.MONGODB_DB).collection<SocialAuthDocument>("social_auths");
    const { matchedCount } = await accounts.updateOne({ channelName }, { $set: fields });
    if (matchedCount !== 1) throw new Error(`There is no account ${channelName}`);
  } finally {
    await client.close();
  }
}

/** A post of this account, submitted as a program of the same person would; answers its id. */
export async function submitPost(
  page: Page,
  stage: Stage,
  channelId: string,
  over: object = {},
): Promise<string> {
  const { request } = page.context();
  const upload = await request.post(`${stage.appUrl}/api/social/media`, {
    multipart: { file: await aPhoto() },
  });
  const { id: mediaId } = z.object({ id: z.string() }).parse(await upload.json());
  const answer = await request.post(`${stage.appUrl}/api/social/posts`, {
    data: { channelId, caption: "Morning buns", media: [{ type: "image", mediaId }], ...over },
  });
  return z.object({ post: z.object({ id: z.string() }) }).parse(await answer.json()).post.id;
}
