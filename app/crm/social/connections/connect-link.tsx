import { type ButtonTone, buttonClass } from "@/app/_ui/button-class";
import { InstagramGlyph } from "@/app/_ui/icons";
import { type StartWish, startAddress } from "@/app/crm/social/connections/start-address";

interface ConnectLinkProps extends StartWish {
  readonly label?: string;
  readonly tone?: ButtonTone;
}

export function ConnectLink({ label = "Connect Instagram", tone = "primary", ...wish }: ConnectLinkProps) {
  return (
    <a href={startAddress(wish)} className={buttonClass(tone)}>
      <InstagramGlyph />
      {label}
    </a>
  );
}
