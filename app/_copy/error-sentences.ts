import type { AppErrorCode, FailureReason } from "@/core/domain/errors";

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
    help: "Check that it still fits, then write it anew.",
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

/** Narrower sentences, where we know more than the code says. */
export const REASON_SENTENCES: Record<FailureReason, ErrorSentence> = {
  token_expired: { title: "The access to this account has expired", help: "Reconnect the account." },
  token_invalid: {
    title: "Instagram no longer accepts our access to this account",
    help: "Reconnect the account.",
  },
  app_removed: {
    title: "The app was removed from this Facebook profile",
    help: "Reconnect to allow it again.",
  },
  checkpoint: {
    title: "Facebook asks you to confirm your identity",
    help: "Log in at facebook.com, follow its steps, then reconnect.",
  },
  password_changed: { title: "The Facebook password was changed", help: "Reconnect the account." },
  session_invalidated: {
    title: "Facebook ended the session of this connection",
    help: "Reconnect the account.",
  },
  page_role_lost: {
    title: "You no longer have a role on this Page",
    help: "Ask an admin of the Page for one, then reconnect.",
  },
  unconfirmed_account: {
    title: "The Facebook profile is not confirmed",
    help: "Confirm it at facebook.com, then reconnect.",
  },
  key_lost: { title: "The stored access can no longer be opened", help: "Reconnect the account." },
  image_too_large: {
    title: "The image has more than 8 MB",
    help: "Upload it here: it is made smaller on the way.",
  },
  image_format: { title: "Instagram could not read the image", help: "Use JPEG, PNG or WebP." },
  image_ratio: {
    title: "The image is too tall or too wide for Instagram",
    help: "Crop it between 4:5 and 1.91:1.",
  },
  caption_too_long: {
    title: "The caption is too long or has too many tags",
    help: "Use at most 2,200 characters, 30 hashtags and 20 mentions.",
  },
  video_format: { title: "Instagram could not read the video", help: "Export it as MP4 with H.264 and AAC." },
  media_unreachable: {
    title: "Instagram could not fetch the file",
    help: "Its address must be public and answer without a login.",
  },
  media_processing: {
    title: "Instagram could not process the file",
    help: "Try again; if it stays, export the file anew.",
  },
  action_blocked: {
    title: "Instagram blocked this action to protect the community",
    help: "Publishing from this account rests for 24 hours.",
  },
  account_inactive: {
    title: "The Instagram account is restricted or inactive",
    help: "Open Instagram, follow what it asks for, then try again.",
  },
  policy_block: {
    title: "Instagram stopped this under its policies",
    help: "Open Instagram and read the notice there.",
  },
  rejected_by_platform: {
    title: "Instagram refused the post",
    help: "Check media and caption, then try again.",
  },
  wrong_app_credentials: {
    title: "Meta does not accept this app's id or secret",
    help: "An administrator checks INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET.",
  },
  post_not_published: { title: "This post is not published", help: "Metrics exist once it is live." },
  post_id_unknown: {
    title: "Instagram has not told us the number of this post",
    help: "It is live. Look at its metrics on Instagram itself.",
  },
  idempotency_key_reused: {
    title: "This Idempotency-Key belongs to another request",
    help: "Use a new key for a new post.",
  },
  heic_image: {
    title: "HEIC photos cannot be read here",
    help: "On the iPhone choose Settings, Camera, Formats, Most Compatible, or export as JPEG.",
  },
};

export interface SentenceFacts {
  readonly code: AppErrorCode;
  readonly reason?: FailureReason | null | undefined;
  readonly scopes?: readonly string[] | undefined;
}

export function sentenceFor({ code, reason, scopes }: SentenceFacts): ErrorSentence {
  const sentence = reason ? REASON_SENTENCES[reason] : ERROR_SENTENCES[code];
  return scopes?.length ? { ...sentence, title: `${sentence.title}: ${scopes.join(", ")}` } : sentence;
}

/** One line: what happened. What to do next. */
export function oneLine(facts: SentenceFacts): string {
  const { title, help } = sentenceFor(facts);
  // contract.md §4 quotes these two word for word.
  if (facts.code === "not_authenticated" || facts.code === "not_configured") return title;
  return `${title}. ${help}`;
}
