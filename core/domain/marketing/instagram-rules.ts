import { checkCaption } from "@/core/domain/marketing/instagram-caption";
import { checkPostFields, formOf, takes } from "@/core/domain/marketing/instagram-fields";
import type { PostIssue } from "@/core/domain/marketing/instagram-issue";
import { checkMedia } from "@/core/domain/marketing/instagram-media";
import { checkCollaborators } from "@/core/domain/marketing/instagram-tags";
import type { PostContent } from "@/core/domain/marketing/post-content";

export { countCaption } from "@/core/domain/marketing/instagram-caption";
export type { PostIssue } from "@/core/domain/marketing/instagram-issue";
export * from "@/core/domain/marketing/instagram-limits";
export { warnAboutInstagramPost } from "@/core/domain/marketing/instagram-warnings";

/**
 * Every documented rule of the platform that this post breaks, in the order of the form; empty when it may be
 * sent. The composer and the server call this same function, both with what `normalizeContent` made.
 */
export function checkInstagramPost(content: PostContent): PostIssue[] {
  const form = formOf(content);
  return [
    ...checkMedia(content),
    ...(takes(form, "caption") ? checkCaption(content.caption) : []),
    ...(takes(form, "collaborators") ? checkCollaborators(content.collaborators) : []),
    ...checkPostFields(content),
  ];
}
