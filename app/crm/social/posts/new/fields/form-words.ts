import type { PostForm } from "@/core/domain/marketing/instagram-fields";

/** What becomes of the post as it stands, and what would make it something else. */
export const FORM_HINTS: Record<PostForm, string> = {
  photo: "One photo. More items make a carousel, a single video becomes a reel.",
  carousel: "A carousel: people swipe through its items in this order.",
  reel: "A reel: one video. With a second item it becomes a carousel.",
  story: "A story: one photo or video, full screen, gone after 24 hours. It takes no caption.",
};
