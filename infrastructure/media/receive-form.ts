import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import type { ImageWish } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import { bodyChunks } from "@/infrastructure/media/body-chunks";
import { FormFields } from "@/infrastructure/media/form-fields";
import type { WishField } from "@/infrastructure/media/image-wish";

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
  readonly wish: ImageWish;
}

interface IncomingFile {
  readonly name: string;
  readonly stream: BusboyFileStream;
  readonly saved: Promise<void>;
}

/** Far above what a form of three parts needs. */
const LIMITS = { parts: 20, fieldSize: 200, headerPairs: 20, headerSize: 8 * 1024 } as const;

/**
 * Reads a form of one part `file` and the optional `fields`, as slowly as the file can be saved. It is read to its end even when a field is wrong: answering earlier would cut the connection
 * before a browser has seen the answer.
 * @throws AppError `invalid_request`, `payload_too_large`
 */
export async function receiveForm(
  body: ReadableStream<Uint8Array> | null,
  target: FormTarget,
): Promise<ReceivedForm> {
  const parser = new Busboy({
    headers: { "content-type": target.contentType },
    limits: { ...LIMITS, fileSize: target.maxFileBytes },
  });
  const fields = new FormFields(target.fields);
  const files: IncomingFile[] = [];
  const stop = new AbortController();
  parser.on("file", (part, stream, name) => {
    if (!fields.addFile(part)) {
      stream.on("error", () => undefined).resume();
      return;
    }
    const saved = save(stream, target.saveTo());
    saved.catch((failure: unknown) => stop.abort(failure));
    files.push({ name: name ?? "", stream, saved });
  });
  parser.on("field", (part, value) => fields.addField(part, value));
  parser.on("partsLimit", () => fields.addIssue("", "too_many_parts", "The form has too many parts"));
  const signal = AbortSignal.any([target.signal, stop.signal]);
  const chunks = bodyChunks(body, { maxBytes: target.maxBodyBytes, signal });
  await feed(chunks, parser, { signal, stop: stop.signal }).catch(async (failure: unknown) => {
    for (const { stream } of files) stream.destroy();
    await Promise.allSettled(files.map(({ saved }) => saved));
    throw failure;
  });
  await Promise.all(files.map(({ saved }) => saved));
  const wish = fields.wish();
  const [file] = files;
  if (file === undefined) throw invalidForm("file", "required", "Choose a file to upload");
  return { fileName: file.name, bytes: file.stream.bytesRead, truncated: file.stream.truncated, wish };
}

/** Whichever end fails first is to blame: `pipeline` then passes its error on to the other. */
async function save(stream: BusboyFileStream, disk: Writable): Promise<void> {
  let diskFailed: boolean | undefined;
  stream.once("error", () => {
    diskFailed ??= false;
  });
  disk.once("error", () => {
    diskFailed ??= true;
  });
  await pipeline(stream, disk).catch((failure: unknown) => {
    throw diskFailed === true ? failure : endedEarly(failure);
  });
}

/** What stopped the saving is thrown as it is; anything else is the sender's: a body cut off or malformed. */
async function feed(
  body: AsyncIterable<Uint8Array>,
  parser: BusboyInstance,
  { signal, stop }: { readonly signal: AbortSignal; readonly stop: AbortSignal },
): Promise<void> {
  await pipeline(body, parser, { signal }).catch((failure: unknown) => {
    if (stop.aborted) throw stop.reason;
    throw failure instanceof AppError ? failure : endedEarly(failure);
  });
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
