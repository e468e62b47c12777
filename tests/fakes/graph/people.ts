import { z } from "zod/v4";
import type { ContainerKind } from "./container-kinds";
import { badParameter } from "./graph-answer";
import { parseJson, readList } from "./lists";
import { named } from "./named-errors";
import type { UserTag } from "./posts";

const MAX_TAGS = 20;
const MAX_COLLABORATORS = 3;

/** Somebody who cannot be tagged or invited. */
export const PRIVATE_PERSON = "private.person";

const share = z.number().min(0).max(1);
const tagsSchema = z.array(
  z.object({ username: z.string().min(1), x: share.optional(), y: share.optional() }),
);

function checkUsername(username: string): void {
  if (username.startsWith("@") || username === PRIVATE_PERSON) throw named("110/2207018");
}

/** A place on the picture: needed in feed images, impossible in reels, as one likes in stories. */
function checkPlace({ productType }: ContainerKind, { x, y }: UserTag, index: number): void {
  const hasBoth = x !== undefined && y !== undefined;
  if (productType === "FEED" && !hasBoth) throw badParameter(`Param user_tags[${index}] must have x and y`);
  if (productType === "REELS" && (x !== undefined || y !== undefined))
    throw badParameter(`Param user_tags[${index}] must not have x and y for this media type`);
}

/** graph-api.md §3.1, §5.6. */
export function readUserTags(kind: ContainerKind, text: string): UserTag[] {
  const parsed = tagsSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw badParameter("Param user_tags must be an array of objects with a username and x, y from 0 to 1");
  if (parsed.data.length > MAX_TAGS) throw named("100/2207040");
  return parsed.data.map(({ username, x, y }, index) => {
    checkUsername(username);
    const tag = { username, ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
    checkPlace(kind, tag, index);
    return tag;
  });
}

export function readCollaborators(text: string): string[] {
  const usernames = readList(text);
  if (!usernames) throw badParameter("Param collaborators must be an array");
  if (usernames.length > MAX_COLLABORATORS)
    throw badParameter(`Param collaborators must have at most ${MAX_COLLABORATORS} elements`);
  usernames.forEach(checkUsername);
  return usernames;
}
