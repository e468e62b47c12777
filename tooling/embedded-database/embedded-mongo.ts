/** A database server that this process started and that never outlives it. */
export interface EmbeddedMongo {
  readonly uri: string;
  readonly kind: "mongod" | "ferretdb";
  /** Name and version, for people. */
  readonly describe: string;
  /** Resolves when the process is gone and its data is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedMongoOptions {
  /** Holds the data; created when it is missing. */
  readonly dir: string;
  /** Any free one when it is left out. */
  readonly port?: number;
  readonly onProgress: (sentence: string) => void;
}
