import { PlannedTime } from "@/app/_ui/planned-time";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { momentOf } from "@/app/crm/social/posts/post-words";

/** The one date that matters about a post: when it went out, when it will, or when it was written. */
export function PostMoment({ post }: { readonly post: PostView }) {
  const { word, at, isPlanned } = momentOf(post);
  return (
    <span>
      {word} {isPlanned ? <PlannedTime value={at} /> : <Time value={at} />}
    </span>
  );
}
