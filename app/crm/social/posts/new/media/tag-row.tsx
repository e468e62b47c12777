import { X } from "lucide-react";
import { useId } from "react";
import { controlClass } from "@/app/_ui/field";
import { IconButton } from "@/app/crm/social/posts/new/media/icon-button";
import { stayOnEnter } from "@/app/crm/social/posts/new/media/stay-on-enter";

interface TagRowProps {
  readonly index: number;
  readonly username: string;
  readonly onChange: (username: string) => void;
  readonly onRemove: () => void;
}

export function TagRow({ index, username, onChange, onRemove }: TagRowProps) {
  const id = useId();
  return (
    <li className="flex items-center gap-2">
      <label htmlFor={id} className="w-14 shrink-0 text-sm text-muted">
        Tag {index + 1}
        <span className="sr-only">, username</span>
      </label>
      <input
        id={id}
        value={username}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={stayOnEnter}
        placeholder="username"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        className={`${controlClass} min-h-10 max-w-72`}
      />
      <IconButton aria-label={`Remove tag ${index + 1}${username && `, ${username}`}`} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}
