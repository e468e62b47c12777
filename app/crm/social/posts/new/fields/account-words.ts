import type { ConnectionView } from "@/app/api/_schemas/connection";
import { connectionWords } from "@/app/crm/social/connections/connection-words";
import { isResting } from "@/app/crm/social/connections/quota-words";

export function canPost(connection: ConnectionView): boolean {
  return connectionWords(connection, false).canPost;
}

/** An account among those to choose from, with what keeps it from posting now. */
export function accountLabel(connection: ConnectionView, now: Date | null): string {
  const isAtRest = isResting(connection, now);
  const words = connectionWords(connection, isAtRest);
  const name = `@${connection.username}`;
  return words.canPost && !isAtRest ? name : `${name} (${words.word.toLowerCase()})`;
}

/** Why an account cannot be chosen, as the list of connections tells it. */
export function pauseSentence(connection: ConnectionView): string {
  const help = connectionWords(connection, false).help.replace(/\.$/, "");
  return `@${connection.username}: ${help}.`;
}
