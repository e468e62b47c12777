import { type ButtonTone, buttonClass } from "@/app/_ui/button-class";
import { InstagramGlyph } from "@/app/_ui/icons";
import { startAddress } from "@/app/crm/social/connections/start-address";

interface ConnectLinkProps {
  readonly label?: string;
  readonly tone?: ButtonTone;
  readonly reconnect?: string;
}

export function ConnectLink({ label = "Connect Instagram", tone = "primary", reconnect }: ConnectLinkProps) {
  return (
    <a href={startAddress(reconnect)} className={buttonClass(tone)}>
      <InstagramGlyph />
      {label}
    </a>
  );
}
