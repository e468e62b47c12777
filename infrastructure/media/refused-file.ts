import { AppError, type FailureReason } from "@/core/domain/errors";
import type { FileKind } from "@/infrastructure/media/file-kind";

const PICTURES = "JPEG, PNG or WebP";
const EVERYTHING = `${PICTURES} pictures, MP4 or MOV videos`;
const CHOOSE = "Choose a JPEG, PNG or WebP picture, or an MP4 or MOV video.";

/** What the person reads: what the file is, and the way out. */
interface Refusal {
  readonly message: string;
  readonly rule: "image_format" | "video_format" | "file_type";
  readonly limit: string;
  readonly reason?: FailureReason;
}

const NAMES: Readonly<Record<string, string>> = {
  tif: "TIFF",
  webm: "WebM",
  mkv: "Matroska (MKV)",
  asf: "Windows Media",
};

const HEIC: Refusal = {
  ...picture(
    "Instagram and this CRM cannot read HEIC photos. On the iPhone choose Settings → Camera → Formats → Most Compatible, or export the photo as JPEG.",
  ),
  reason: "heic_image",
};
const GIF = picture(
  "A GIF cannot be published, animated or not. Save one still of it as JPEG or PNG, or export it as an MP4 video.",
);

/** @param kind one that is not taken */
export function refusedFile(kind: FileKind): AppError {
  return asError(refusalOf(kind), `A file of the kind ${kind.family} ${kind.ending}`);
}

/** APNG and WebP with several frames; Instagram would show one of them. */
export function animatedPicture(): AppError {
  const message =
    "An animated picture cannot be published as a photo. Save one still of it as JPEG or PNG, or export it as an MP4 video.";
  return asError(picture(message), "An animated picture");
}

/** Where only a picture will do. */
export function videoForPicture(): AppError {
  return asError(
    picture("A picture is needed here, and this is a video. Choose a JPEG, PNG or WebP."),
    "A video",
  );
}

/** A file that begins like a picture and cannot be read to its end. */
export function damagedPicture(cause: unknown): AppError {
  const message = "This picture is damaged or incomplete. Export it again and upload the new copy.";
  const issues = [{ path: "file", rule: "image_damaged", message, limit: PICTURES }];
  return new AppError("media_rejected", "Undecodable picture", { reason: "image_format", issues, cause });
}

export function emptyFile(): AppError {
  return asError(file("This file is empty. Choose it again, or export it anew."), "An empty file");
}

function refusalOf({ family, ending }: FileKind): Refusal {
  const name = NAMES[ending] ?? ending.toUpperCase();
  switch (family) {
    case "image":
      if (ending === "heic") return HEIC;
      if (ending === "gif") return GIF;
      return picture(
        `${name} pictures cannot be read by Instagram and this CRM. Export it as JPEG, PNG or WebP and upload that.`,
      );
    case "svg":
      return picture("This is an SVG drawing, not a photo. Export it as PNG or JPEG and upload that.");
    case "video":
      return video(
        `${name} videos cannot be published: Instagram takes MP4 and MOV. Export it as MP4 (H.264 with AAC sound) and upload that.`,
      );
    case "audio":
      return video(`This file has sound and no moving pictures. ${CHOOSE}`);
    case "html":
      return file(`This is a web page or other markup, not a picture or video. ${CHOOSE}`);
    case "pdf":
      return file("This is a PDF document. Export the page as JPEG or PNG and upload that.");
    case "archive":
      return file(`This is an archive (${name}). Unpack it and upload the pictures and videos one by one.`);
    case "program":
      return file(`This is a program, not a picture or video. ${CHOOSE}`);
    case "text":
      return file(`This is text, whatever its name says. ${CHOOSE}`);
    case "other":
      return file(`This file is no picture or video that can be read here. ${CHOOSE}`);
  }
}

function picture(message: string): Refusal {
  return { message, rule: "image_format", limit: PICTURES, reason: "image_format" };
}

function video(message: string): Refusal {
  return { message, rule: "video_format", limit: "MP4 or MOV", reason: "video_format" };
}

function file(message: string): Refusal {
  return { message, rule: "file_type", limit: EVERYTHING };
}

function asError({ reason, ...issue }: Refusal, log: string): AppError {
  return new AppError("media_rejected", log, {
    ...(reason ? { reason } : {}),
    issues: [{ path: "file", ...issue }],
  });
}
