import { type ButtonTone, buttonClass } from "@/app/_ui/button-class";
import { InstagramGlyph } from "@/app/_ui/icons";
import { type StartWish, startAddress } from "@/app/crm/social/connections/start-address";

interface ConnectLinkProps extends StartWish {
  readonly label?: string;
  /** For ears, where the label alone would not say which account. */
  readonly name?: string;
  readonly tone?: ButtonTone;
}

export function ConnectLink({
  label = "Connect Instagram",
  name,
  tone = "primary",
  ...wish
}: ConnectLinkProps) {
  return (
    <a href={startAddress(wish)} className={buttonClass(tone)} aria-label={name}>
      <InstagramGlyph />
      {label}
    </a>
  );
}
