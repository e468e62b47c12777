import { controlClass, Field, fieldAria } from "@/app/_ui/field";
import { useNow } from "@/app/_ui/time";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { startAddress } from "@/app/crm/social/connections/start-address";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { accountLabel, canPost, pauseSentence } from "@/app/crm/social/posts/new/fields/account-words";

interface AccountFieldProps {
  readonly connections: readonly ConnectionView[];
  readonly channelId: string;
  readonly errors: readonly string[];
  readonly onChange: (channelId: string) => void;
}

export function AccountField({ connections, channelId, errors, onChange }: AccountFieldProps) {
  const now = useNow();
  const paused = connections.filter((connection) => !canPost(connection));
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
        {connections.map((connection) => (
          <option key={connection.channelId} value={connection.channelId} disabled={!canPost(connection)}>
            {accountLabel(connection, now)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function ReconnectLinks({ connections }: { readonly connections: readonly ConnectionView[] }) {
  return connections.map((connection) => (
    <p key={connection.channelId} className="wrap-anywhere">
      {pauseSentence(connection)}{" "}
      <a
        href={startAddress({ reconnect: connection.channelId })}
        className="inline-block py-0.5 text-accent underline"
        aria-label={`Reconnect @${connection.username}`}
      >
        Reconnect
      </a>
    </p>
  ));
}
