/**
 * How many bytes an owner's files take: what is stored and has not been emptied, thumbnails and avatars too, and the
 * announced lengths of uploads that have not become a file yet.
 */
export type StorageUse = (ownerId: string, now: Date) => Promise<number>;
