import { clsx } from "clsx";
import { Picture } from "@/app/_ui/picture";

interface AvatarProps {
  readonly username: string;
  readonly url: string | null;
  readonly small?: boolean;
}

/** A picture that does not load leaves the initial behind it to be seen: Meta's addresses of pictures expire. */
export function Avatar({ username, url, small = false }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={clsx(
        "relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-accent-soft font-semibold text-accent uppercase",
        small ? "size-8 text-sm" : "size-11",
      )}
    >
      {username.charAt(0)}
      {url && (
        <Picture
          src={url}
          alt=""
          className="absolute inset-0 size-full object-cover"
          referrerPolicy="no-referrer"
        />
      )}
    </span>
  );
}
