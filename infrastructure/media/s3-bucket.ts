import type { S3 } from "@aws-sdk/client-s3";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { type S3Settings, s3ClientConfig } from "@/infrastructure/media/s3-settings";
import { nullIfMissing, StorageFailure, storageFailure } from "@/infrastructure/media/storage-failure";

export interface UploadedPart {
  readonly ETag: string | undefined;
  readonly PartNumber: number;
}

/**
 * The calls that are needed here, on one bucket. Each may be repeated: the client does so by itself, up to
 * three times in all. Whatever is not there is null. @throws StorageFailure
 */
export class S3Bucket {
  readonly #settings: S3Settings;
  #connected: Promise<S3> | null = null;

  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  async put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const object = { ...this.#at(key), ContentType: contentType, Body: bytes };
    await this.#ask("putObject", (s3) => s3.putObject(object));
  }

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const wanted = { ...this.#at(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) };
    const found = await this.#ask("getObject", (s3) => s3.getObject(wanted)).catch(nullIfMissing);
    return found?.Body?.transformToWebStream() ?? null;
  }

  /** For what is small. */
  async read(key: string): Promise<Uint8Array | null> {
    const stream = await this.open(key);
    return stream && new Uint8Array(await new Response(stream).arrayBuffer());
  }

  async sizeOf(key: string): Promise<number | null> {
    const found = await this.#ask("headObject", (s3) => s3.headObject(this.#at(key))).catch(nullIfMissing);
    return found?.ContentLength ?? null;
  }

  /** Keys that begin so, 1,000 of them at most. */
  async list(prefix: string): Promise<readonly string[]> {
    const wanted = { Bucket: this.#settings.bucket, Prefix: prefix };
    const found = await this.#ask("listObjectsV2", (s3) => s3.listObjectsV2(wanted));
    return (found.Contents ?? []).flatMap(({ Key }) => Key ?? []);
  }

  async remove(key: string): Promise<void> {
    await this.#ask("deleteObject", (s3) => s3.deleteObject(this.#at(key)));
  }

  /** The bytes stay where they are: the server copies the object onto itself. */
  async setContentType(key: string, contentType: string): Promise<void> {
    const { Bucket, Key } = this.#at(key);
    const from = { CopySource: `${Bucket}/${Key}`, MetadataDirective: "REPLACE" } as const;
    const copy = { Bucket, Key, ...from, ContentType: contentType };
    await this.#ask("copyObject", (s3) => s3.copyObject(copy)).catch(nullIfMissing);
  }

  async beginUpload(key: string, contentType: string): Promise<string> {
    const upload = { ...this.#at(key), ContentType: contentType };
    const { UploadId: id } = await this.#ask("createMultipartUpload", (s3) =>
      s3.createMultipartUpload(upload),
    );
    if (id === undefined) throw new StorageFailure("createMultipartUpload", "no id");
    return id;
  }

  async uploadPart(key: string, uploadId: string, number: number, bytes: Uint8Array): Promise<UploadedPart> {
    const part = { ...this.#at(key), UploadId: uploadId, PartNumber: number, Body: bytes };
    const { ETag } = await this.#ask("uploadPart", (s3) => s3.uploadPart(part));
    return { ETag, PartNumber: number };
  }

  /** In order, 1,000 at most. */
  async listParts(key: string, uploadId: string): Promise<readonly UploadedPart[] | null> {
    const upload = { ...this.#at(key), UploadId: uploadId };
    const found = await this.#ask("listParts", (s3) => s3.listParts(upload)).catch(nullIfMissing);
    return found && (found.Parts ?? []).map(({ ETag, PartNumber = 0 }) => ({ ETag, PartNumber }));
  }

  /** An upload that is gone may be one whose first answer was lost: then the object is there. */
  async finishUpload(key: string, uploadId: string, parts: readonly UploadedPart[]): Promise<void> {
    const upload = { ...this.#at(key), UploadId: uploadId, MultipartUpload: { Parts: [...parts] } };
    const done = await this.#ask("completeMultipartUpload", (s3) => s3.completeMultipartUpload(upload)).catch(
      nullIfMissing,
    );
    if (done === null && (await this.sizeOf(key)) === null)
      throw new StorageFailure("completeMultipartUpload", "NoSuchUpload");
  }

  async abortUpload(key: string, uploadId: string): Promise<void> {
    const upload = { ...this.#at(key), UploadId: uploadId };
    await this.#ask("abortMultipartUpload", (s3) => s3.abortMultipartUpload(upload)).catch(nullIfMissing);
  }

  async #ask<Answer>(operation: string, call: (s3: S3) => Promise<Answer>): Promise<Answer> {
    this.#connected ??= connect(this.#settings);
    const s3 = await this.#connected;
    return await call(s3).catch((failure: unknown) => {
      throw storageFailure(operation, failure);
    });
  }

  #at(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#settings.bucket, Key: key };
  }
}

/** Loaded with the first call: who keeps media in MongoDB never loads it. */
async function connect(settings: S3Settings): Promise<S3> {
  const sdk = await import("@aws-sdk/client-s3");
  return new sdk.S3(s3ClientConfig(settings));
}
