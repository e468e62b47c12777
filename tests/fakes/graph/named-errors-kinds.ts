import type { NamedError } from "./graph-answer";
import { plain, publishing } from "./named-error-builders";

/** Rows of graph-api.md §5.6 about one kind of post or one field; comments and deletion. */
export const KIND_ERRORS: Readonly<Record<string, NamedError>> = {
  "100/2207023": publishing(100, 2207023, {
    message: "Invalid parameter",
    title: "Unknown media type",
    detail: "The media type is unknown.",
  }),
  "100/2207067": publishing(100, 2207067, {
    message: "Invalid parameter",
    title: "VIDEO media type is not supported",
    detail: "Use the REELS media type to publish a video.",
  }),
  "100/2207089": publishing(100, 2207089, { message: "Carousel item cannot be published standalone" }),
  "100/2207028": publishing(100, 2207028, {
    message: "Invalid parameter",
    title: "Carousel validation failed",
    detail:
      "Your post won't work as a carousel. Carousels need at least 2 photos/videos and no more than 10.",
  }),
  "100/2207035": publishing(100, 2207035, { message: "Product tags are not allowed for this media." }),
  "100/2207036": publishing(100, 2207036, { message: "Product tags need a product id." }),
  "100/2207037": publishing(100, 2207037, { message: "Some product tags are not valid." }),
  "100/2207040": publishing(100, 2207040, {
    message: "Invalid parameter",
    title: "Too many tags",
    detail: "You cannot use more than 20 @ tags.",
  }),
  "100/2207081": publishing(100, 2207081, { message: "Trial reels are not available for this account." }),
  "100/location": plain(100, "INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID"),
  "100/parameter": plain(100, "INSTAGRAM_PLATFORM_API__INVALID_PARAM"),
  "100/permission": plain(100, "INSTAGRAM_PLATFORM_API__PERMISSION"),
  "110/2207018": publishing(110, 2207018, {
    message: "Invalid user id",
    title: "User cannot be loaded",
    detail: "The user cannot be tagged or invited: the name is wrong, or the account is private.",
  }),
  "1/2207057": publishing(1, 2207057, {
    message: "The thumbnail offset is not valid.",
    detail: "The thumbnail offset must be greater than or equal to 0 and less than the video duration.",
  }),
  "352/2207026": publishing(352, 2207026, {
    message: "The video format is not supported.",
    title: "Unsupported video",
    detail: "Use MOV or MP4.",
  }),
  "20/1772107": {
    status: 400,
    error: {
      message: "(#20) Unable to load the comment",
      type: "OAuthException",
      code: 20,
      error_subcode: 1772107,
    },
  },
  "506": plain(506, "(#506) Duplicate status message"),
  "803": plain(803, "(#803) Some of the aliases you requested do not exist", 404),
  "9050": plain(9050, "(#9050) The audio is not available"),
  "-1/2207073": publishing(-1, 2207073, { message: "The media type is not supported." }),
  "-1/2207085": publishing(-1, 2207085, { message: "Fatal" }),
};
