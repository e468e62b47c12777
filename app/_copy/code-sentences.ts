import type { AppErrorCode } from "@/core/domain/errors";

export interface ErrorSentence {
  /** What happened. */
  readonly title: string;
  /** What to do next. */
  readonly help: string;
}

/** Every sentence a person reads about a failure; nothing that Meta wrote is ever shown. */
export const ERROR_SENTENCES: Record<AppErrorCode, ErrorSentence> = {
  invalid_request: {
    title: "The request is not complete",
    help: "Check the fields that are named and send it again.",
  },
  not_authenticated: { title: "Unauthorized - Please login first", help: "Sign in and try again." },
  cross_origin: { title: "This request came from another site", help: "Open the CRM itself and try again." },
  not_found: { title: "This does not exist", help: "It may have been removed. Go back to the list." },
  payload_too_large: { title: "The file or request is too large", help: "Send something smaller." },
  unsupported_media_type: {
    title: "This kind of content is not taken here",
    help: "Send JSON, or a file as multipart/form-data.",
  },
  connection_expired: { title: "This took too long", help: "Start again with Connect Instagram." },
  not_connected: { title: "No Instagram account is connected", help: "Connect one first." },
  reconnect_required: {
    title: "Instagram no longer accepts this connection",
    help: "Reconnect the account to go on.",
  },
  missing_permission: {
    title: "A permission is missing",
    help: "Reconnect and leave every permission ticked.",
  },
  conflict: { title: "This is not possible in the current state", help: "Reload to see what changed." },
  media_rejected: {
    title: "Instagram does not take this post as it is",
    help: "Change what is named below and try again.",
  },
  quota_exhausted: {
    title: "Today's publishing quota is used up",
    help: "The post waits and goes out when the quota frees.",
  },
  missed_schedule: {
    title: "The post missed its time by more than a day",
    help: "Check that it still fits, then try again or write a new one.",
  },
  account_restricted: {
    title: "Instagram restricts this account",
    help: "Open Instagram, follow what it asks for, then try again.",
  },
  rate_limited: { title: "Too many requests", help: "Wait a moment, then try again." },
  not_configured: {
    title: "Instagram integration not configured",
    help: "An administrator sets INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET.",
  },
  platform_unavailable: { title: "Instagram did not answer properly", help: "Try again in a few minutes." },
  unavailable: {
    title: "The database does not answer, or this server is being restarted",
    help: "Nothing that was saved is lost. Try again in a moment.",
  },
  storage_exhausted: {
    title: "The storage for pictures and videos is full",
    help: "Delete posts that you do not need: their files go a day later.",
  },
  internal: {
    title: "Something went wrong on our side",
    help: "Try again; if it stays, quote the request id to support.",
  },
  access_denied: {
    title: "You cancelled at Meta",
    help: "Nothing was connected. Connect again whenever you like.",
  },
  missing_code: { title: "Meta sent no confirmation", help: "Connect again." },
  invalid_state: {
    title: "This sign-in does not belong to this browser, or was used already",
    help: "Connect again from this page.",
  },
  token_exchange_failed: {
    title: "Meta did not confirm the sign-in",
    help: "Connect again; if it stays, check the Meta app's settings.",
  },
  no_pages: {
    title: "Meta showed us no Facebook Page",
    help: "Tick at least one Page in Meta's dialog. A Page in a business portfolio needs a role in it. Then ask again.",
  },
  no_instagram_accounts: {
    title: "None of your Pages has an Instagram account we can use",
    help: "Turn the Instagram account into a professional one, link it to a Page where you may create content, then ask again.",
  },
  callback_failed: { title: "Connecting did not finish", help: "Connect again." },
};
