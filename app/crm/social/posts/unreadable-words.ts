import type { Question } from "@/app/crm/social/posts/question-words";

export function unreadableTitle(count: number): string {
  return count === 1 ? "One post cannot be read" : `${count} posts cannot be read`;
}

export function unreadableSentence(count: number): string {
  return count === 1
    ? "Another version of this program wrote it, or its record is damaged. It is not sent."
    : "Another version of this program wrote them, or their records are damaged. None of them is sent.";
}

export const DELETE_UNREADABLE: Question = {
  title: "Delete this post from here?",
  body: "Our record of it goes for good. If the post is on Instagram, it stays there.",
  keep: "Keep",
};
