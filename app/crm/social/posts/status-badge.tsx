import { Badge } from "@/app/_ui/badge";
import { STATUS_WORDS } from "@/app/crm/social/posts/status-words";
import type { PostStatus } from "@/core/domain/marketing/post";

export function StatusBadge({ status }: { readonly status: PostStatus }) {
  const { word, tone, icon } = STATUS_WORDS[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
