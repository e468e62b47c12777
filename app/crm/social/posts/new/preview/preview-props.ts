import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";

export interface PreviewProps {
  readonly account: ConnectionView | undefined;
  readonly items: readonly DraftItem[];
  readonly caption: string;
}
