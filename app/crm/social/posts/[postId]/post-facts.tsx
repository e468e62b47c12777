import type { PostView } from "@/app/api/_schemas/post";
import { factsOf } from "@/app/crm/social/posts/[postId]/content-words";

export function PostFacts({ post }: { readonly post: PostView }) {
  const facts = factsOf(post);
  if (facts.length === 0) return null;
  return (
    <dl className="mt-3 space-y-2 border-t border-line pt-3">
      {facts.map(({ name, text }) => (
        <div key={name}>
          <dt className="text-muted">{name}</dt>
          <dd dir="auto" className="whitespace-pre-line wrap-anywhere">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
