import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { connectionWords } from "@/app/crm/social/connections/connection-words";
import { HEALTH_WORDS } from "@/app/crm/social/connections/health-words";
import { startAddress } from "@/app/crm/social/connections/start-address";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";

interface AccountFieldProps {
  readonly connections: readonly ConnectionView[];
  readonly channelId: string;
  readonly errors: readonly string[];
  readonly onChange: (channelId: string) => void;
}

export function AccountField({ connections, channelId, errors, onChange }: AccountFieldProps) {
  const paused = connections.filter(({ health }) => !HEALTH_WORDS[health].canPost);
  return (
    <Field
      id={FIELD_IDS.account}
      label="Account"
      errors={errors}
      hint={paused.length > 0 && <ReconnectLinks connections={paused} />}
    >
      <select
        {...fieldAria(FIELD_IDS.account, { hint: paused.length > 0, invalid: errors.length > 0 })}
        value={channelId}
        onChange={(event) => onChange(event.target.value)}
        className={`${controlClass} min-h-10`}
      >
        {channelId === "" && <option value="">Choose an account</option>}
        {connections.map((connection) => {
          const { channelId: value, username } = connection;
          const { canPost, word } = connectionWords(connection, false);
          return (
            <option key={value} value={value} disabled={!canPost}>
              @{username}
              {canPost ? "" : ` (${word.toLowerCase()}, reconnect first)`}
            </option>
          );
        })}
      </select>
    </Field>
  );
}

function ReconnectLinks({ connections }: { readonly connections: readonly ConnectionView[] }) {
  return connections.map(({ channelId, username }) => (
    <p key={channelId}>
      @{username} is paused.{" "}
      <a
        href={startAddress({ reconnect: channelId })}
        className="inline-block py-0.5 text-accent underline"
        aria-label={`Reconnect @${username}`}
      >
        Reconnect
      </a>
    </p>
  ));
}
