import { Empty } from "@/app/_ui/empty";
import { InstagramGlyph } from "@/app/_ui/icons";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";

export function NoConnections({ configured }: { readonly configured: boolean }) {
  return (
    <Empty
      icon={<InstagramGlyph className="size-6" />}
      title="No Instagram account yet"
      action={configured && <ConnectLink />}
    >
      You need a professional Instagram account that is linked to a Facebook Page where you may create
      content.
    </Empty>
  );
}
