export interface WorkerDocument {
  /** The worker's id. */
  readonly _id: string;
  readonly beatAt: Date;
}
