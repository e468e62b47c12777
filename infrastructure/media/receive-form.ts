import type { Writable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { AppError } from "@/core/domain/errors";
import type { ImageShape } from "@/core/domain/marketing/media";
import { bodyChunks } from "@/infrastructure/media/body-chunks";
import { feedParser } from "@/infrastructure/media/feed-parser";
import { FormFields } from "@/infrastructure/media/form-fields";
import type { WishField } from "@/infrastructure/media/image-wish";
import { IncomingFiles } from "@/infrastructure/media/incoming-files";

export interface FormTarget {
  readonly contentType: string;
  readonly maxBodyBytes: number;
  readonly maxFileBytes: number;
  /** What the form may say beside its file. */
  readonly fields: readonly WishField[];
  readonly signal: AbortSignal;
  readonly saveTo: () => Writable;
}

export interface ReceivedForm {
  readonly fileName: string;
  readonly bytes: number;
  /** There was more of the file than `maxFileBytes`. */
  readonly truncated: boolean;
  readonly wish: ImageShape;
}

/** Far above what a form of three parts needs. */
const LIMITS = { parts: 20, fieldSize: 200, headerPairs: 20, headerSize: 8 * 1024 } as const;

/**
 * Reads a form of one part `file` and the optional `fields`, as slowly as the file can be saved. It is read to its
 * end even when something is wrong: answering earlier would cut the connection before a browser has seen the answer.
 * @throws AppError `invalid_request`, `payload_too_large`
 */
export async function receiveForm(
  body: ReadableStream<Uint8Array> | null,
  target: FormTarget,
): Promise<ReceivedForm> {
  const fields = new FormFields(target.fields);
  const files = new IncomingFiles(endedEarly);
  const parser = parserFor(target, fields, files);
  const signal = AbortSignal.any([target.signal, files.failed]);
  const chunks = bodyChunks(body, { maxBytes: target.maxBodyBytes, signal });
  const saving = () => files.saving();
  const isOver = () => fields.tooManyParts;
  const isWhole = await feedParser(chunks, parser, { signal, saving, isOver }).catch((failure: unknown) => {
    const reason = files.failed.aborted ? files.failed.reason : asFormFailure(failure);
    return files.giveUp().then(() => Promise.reject(reason));
  });
  if (isWhole) await files.saved();
  else await files.giveUp();
  if (!isWhole && !fields.tooManyParts) throw invalidForm("", "multipart", "A part of the form has no name");
  const wish = fields.wish();
  if (files.first === undefined) throw invalidForm("file", "required", "Choose a file to upload");
  const { name, stream } = files.first;
  return { fileName: name, bytes: stream.bytesRead, truncated: stream.truncated, wish };
}

function parserFor(
  { contentType, maxFileBytes, saveTo }: FormTarget,
  fields: FormFields,
  files: IncomingFiles,
): BusboyInstance {
  const limits = { ...LIMITS, fileSize: maxFileBytes };
  const parser = new Busboy({ headers: { "content-type": contentType }, limits });
  parser.on("file", (part, stream, name) => {
    if (fields.addFile(part)) files.add(name ?? "", stream, saveTo());
    else stream.on("error", () => undefined).resume();
  });
  parser.on("field", (part, value) => fields.addField(part, value));
  parser.on("partsLimit", () => fields.addTooManyParts(LIMITS.parts));
  return parser;
}

/** Anything that is not ours is the sender's: a body cut off or malformed. */
function asFormFailure(failure: unknown): AppError {
  return failure instanceof AppError ? failure : endedEarly(failure);
}

function endedEarly(cause: unknown): AppError {
  return invalidForm("", "multipart", "The upload ended early or is no valid form", cause);
}

function invalidForm(path: string, rule: string, message: string, cause?: unknown): AppError {
  return new AppError("invalid_request", "The upload form is not valid", {
    issues: [{ path, rule, message }],
    cause,
  });
}
