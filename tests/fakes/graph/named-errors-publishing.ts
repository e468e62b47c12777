import type { NamedError } from "./graph-answer";
import { plain, publishing } from "./named-error-builders";

const CANNOT = "Can't publish this image";

/** Rows of graph-api.md §5.6 that every kind of post can meet; §7.8 to §7.10. */
export const PUBLISHING_ERRORS: Readonly<Record<string, NamedError>> = {
  "10": plain(10, "(#10) Application does not have permission for this action", 403),
  "100/33": {
    status: 400,
    error: {
      message: "Unsupported get request. Please read the Graph API documentation.",
      type: "GraphMethodException",
      code: 100,
      error_subcode: 33,
    },
  },
  "-2/2207003": publishing(-2, 2207003, { message: "It takes too long to download the media." }),
  "-2/2207020": publishing(-2, 2207020, { message: "The media you are trying to access has expired." }),
  "-1/2207001": publishing(-1, 2207001, { message: "Instagram server error. Try again.", status: 500 }),
  "-1/2207032": publishing(-1, 2207032, { message: "Create media fail, please try to re-create media." }),
  "-1/2207053": publishing(-1, 2207053, { message: "Unknown upload error." }),
  "4/2207051": publishing(4, 2207051, {
    message: "Application request limit reached",
    title: "action is blocked",
    detail: "We restrict certain activity to protect our community.",
    status: 403,
  }),
  "9/2207042": publishing(9, 2207042, {
    message: "The user has reached the publishing limit.",
    title: "Limit reached",
    detail: "You reached maximum number of posts that is allowed to be published by Content Publishing API.",
  }),
  "9004/2207052": publishing(9004, 2207052, {
    message: "Only photo or video can be accepted as media type.",
    title: "Media download has failed. The media URI doesn't meet our requirements.",
    detail: "The media could not be fetched from this URI.",
  }),
  "9007/2207027": publishing(9007, 2207027, {
    message: "Media ID is not available",
    title: "Media not ready",
    detail: "The media is not ready for publishing, please wait for a moment",
  }),
  "24/2207006": publishing(24, 2207006, {
    message: "The requested resource does not exist",
    title: "Media not found",
    detail: "The media with this ID cannot be found, or you have no permission to use it.",
  }),
  "24/2207008": publishing(24, 2207008, {
    message: "The requested resource does not exist",
    title: "Media builder not found",
    detail: "The media builder with this creation ID does not exist or has been expired.",
  }),
  "25/2207050": publishing(25, 2207050, { message: "The Instagram account is restricted." }),
  "36000/2207004": publishing(36000, 2207004, {
    message: "The image is too large to download.",
    title: CANNOT,
    detail: "The image should be less than 8 MiB.",
  }),
  "36001/2207005": publishing(36001, 2207005, {
    message: "The image format is not supported.",
    title: CANNOT,
    detail: "Supported format is: JPEG.",
  }),
  "36003/2207009": publishing(36003, 2207009, {
    message: "The aspect ratio is not supported.",
    title: CANNOT,
    detail: "Please submit an image with a valid aspect ratio.",
  }),
  "36004/2207010": publishing(36004, 2207010, {
    message: "The submitted image's caption was too long.",
    title: "Caption too long",
    detail: "A caption may have 2200 characters, 30 hashtags and 20 mentions.",
  }),
};
