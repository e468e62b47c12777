import { inChunks } from "@/infrastructure/media/in-chunks";
import type { S3Bucket, UploadedPart } from "@/infrastructure/media/s3-bucket";

/** The least that S3 takes for a part that is not the last one: no more than that waits in memory. */
export const PART_BYTES = 5 * 1024 * 1024;

export const UNKNOWN_TYPE = "application/octet-stream";

/**
 * A blob that is still growing: full parts in a multipart upload of S3's own, whose id is kept in the object
 * `<key>.upload`; the piece after each of them that is no full part (yet) in an object `<key>.tail.<where it
 * begins>`. Nothing is stored twice, and an end that was told once can be gone on from ever after: a tail
 * stays until all is done. Keys have no dots (`BlobStore`), so that these names are free.
 */
export class S3Unfinished {
  #uploadId: string | null = null;

  constructor(
    private readonly bucket: S3Bucket,
    private readonly key: string,
  ) {}

  async append(
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    onStored: (end: number) => Promise<void>,
  ): Promise<number> {
    let end = offset - (offset % PART_BYTES);
    const begun = await this.#tail(end, offset - end);
    for await (const chunk of inChunks(bytes, PART_BYTES, begun)) {
      await (chunk.byteLength === PART_BYTES ? this.#addPart(end, chunk) : this.#keepTail(end, chunk));
      end += chunk.byteLength;
      await onStored(end);
    }
    return Math.max(end, offset);
  }

  /** @throws when something of it is missing */
  async assemble(size: number, contentType: string): Promise<void> {
    const tailStart = size - (size % PART_BYTES);
    const tail = await this.#tail(tailStart, size - tailStart);
    if (tailStart === 0) return await this.bucket.put(this.key, tail, contentType);
    if (tail.byteLength > 0) await this.#addPart(tailStart, tail);
    const uploadId = await this.#openUpload();
    await this.bucket.finishUpload(this.key, uploadId, await this.#partsOf(uploadId, size));
    if (contentType !== UNKNOWN_TYPE) await this.bucket.setContentType(this.key, contentType);
  }

  /** The id last: what was cut short can be done again. False: there was nothing. */
  async remove(): Promise<boolean> {
    const names = await this.bucket.list(`${this.key}.`);
    for (const name of names.filter((one) => one !== this.#idName)) await this.bucket.remove(name);
    if (!names.includes(this.#idName)) return names.length > 0;
    const uploadId = await this.#readId();
    if (uploadId !== null) await this.bucket.abortUpload(this.key, uploadId);
    await this.bucket.remove(this.#idName);
    return true;
  }

  async #addPart(start: number, bytes: Uint8Array): Promise<void> {
    await this.bucket.uploadPart(this.key, await this.#openUpload(), numberOf(start), bytes);
  }

  async #keepTail(start: number, bytes: Uint8Array): Promise<void> {
    await this.bucket.put(this.#tailName(start), bytes, UNKNOWN_TYPE);
  }

  async #tail(start: number, length: number): Promise<Uint8Array> {
    if (length === 0) return new Uint8Array();
    const found = await this.bucket.read(this.#tailName(start));
    if (found === null || found.byteLength < length)
      throw new Error("The end of an unfinished file is missing");
    return found.subarray(0, length);
  }

  /** Parts beyond the end may be left from an attempt that went further. */
  async #partsOf(uploadId: string, size: number): Promise<readonly UploadedPart[]> {
    const count = Math.ceil(size / PART_BYTES);
    const found = (await this.bucket.listParts(this.key, uploadId)) ?? [];
    const wanted = found.filter(({ PartNumber }) => PartNumber <= count);
    if (wanted.length < count) throw new Error("A part of an unfinished file is missing");
    return wanted;
  }

  /** Begins one where there is none yet. */
  async #openUpload(): Promise<string> {
    this.#uploadId ??= (await this.#readId()) ?? (await this.#beginUpload());
    return this.#uploadId;
  }

  async #beginUpload(): Promise<string> {
    const uploadId = await this.bucket.beginUpload(this.key, UNKNOWN_TYPE);
    await this.bucket.put(this.#idName, new TextEncoder().encode(uploadId), "text/plain");
    return uploadId;
  }

  async #readId(): Promise<string | null> {
    const found = await this.bucket.read(this.#idName);
    return found && new TextDecoder().decode(found);
  }

  get #idName(): string {
    return `${this.key}.upload`;
  }

  #tailName(start: number): string {
    return `${this.key}.tail.${start}`;
  }
}

/** Parts count from one. */
function numberOf(start: number): number {
  return start / PART_BYTES + 1;
}
