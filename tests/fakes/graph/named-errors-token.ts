import type { NamedError } from "./graph-answer";

const oauth = (code: number, message: string, error_subcode?: number): NamedError => ({
  status: 400,
  error: { message, type: "OAuthException", code, ...(error_subcode === undefined ? {} : { error_subcode }) },
});

const method = (code: number, message: string): NamedError => ({
  status: 400,
  error: { message, type: "GraphMethodException", code },
});

const SESSION = "Error validating access token: ";

/** graph-api.md §5.3, §7.2, §7.13. */
export const TOKEN_ERRORS: Readonly<Record<string, NamedError>> = {
  "100/36007": oauth(100, "This authorization code has expired.", 36007),
  "100/36008": oauth(
    100,
    "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
    36008,
  ),
  "100/36009": oauth(100, "This authorization code has been used.", 36009),
  "1/secret": oauth(1, "Error validating client secret."),
  "101": oauth(101, "Error validating application. Cannot get application info due to a system error."),
  "102": oauth(102, "Session key invalid or no longer valid"),
  "104": oauth(104, "Incorrect signature"),
  "190": oauth(190, "Invalid OAuth access token - Cannot parse access token"),
  "190/452": oauth(
    190,
    `${SESSION}Session does not match current stored session. This may be because the user changed the password since the time the session was created or Facebook has changed the session for security reasons.`,
    452,
  ),
  "190/458": oauth(190, `${SESSION}The user has not authorized application 700000000000001.`, 458),
  "190/459": oauth(
    190,
    `${SESSION}You cannot access the app till you log in to www.facebook.com and follow the instructions given.`,
    459,
  ),
  "190/460": oauth(
    190,
    `${SESSION}The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.`,
    460,
  ),
  "190/463": oauth(
    190,
    `${SESSION}Session has expired on Sunday, 22-Nov-26 10:00:00 PST. The current time is Monday, 23-Nov-26 02:00:00 PST.`,
    463,
  ),
  "190/464": oauth(
    190,
    `${SESSION}Sessions for the user are not allowed because the user is not a confirmed user.`,
    464,
  ),
  "190/465": oauth(190, `${SESSION}Sessions are not allowed for this user.`, 465),
  "190/467": oauth(190, `${SESSION}The session is invalid because the user logged out.`, 467),
  "190/492": oauth(
    190,
    `${SESSION}The session is invalid because the user has no role on the Page any more.`,
    492,
  ),
  "190/493": oauth(190, `${SESSION}The user has not engaged with the app for longer than 90 days.`, 493),
  "2500": oauth(2500, "An active access token must be used to query information about the current user."),
  "2500/path": oauth(2500, "Unknown path components"),
  "proof-missing": method(100, "API calls from the server require an appsecret_proof argument"),
  "proof-wrong": method(100, "Invalid appsecret_proof provided in the API argument"),
  "368": oauth(368, "The action attempted has been deemed abusive or is otherwise disallowed", 1390008),
  "483": oauth(483, "The user has blocked the app or has not consented to it"),
  "200": { ...oauth(200, "API access blocked."), status: 403 },
};
