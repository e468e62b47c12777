import type { UploadedMedia } from "@/app/crm/social/posts/new/media/draft-item";

export interface UploadFailure {
  /** `passing`: may go well at the next try. `signed_out`: once there is a session again. */
  readonly kind: "passing" | "signed_out" | "refused";
  readonly reason: string;
  /** Of a refusal: the same file may be taken another time. */
  readonly retryable: boolean;
}

export type UploadOutcome =
  | { readonly ok: true; readonly media: UploadedMedia }
  | { readonly ok: false; readonly failure: UploadFailure };

export interface UploadWatch {
  readonly onPercent: (percent: number) => void;
  /** Aborted: the outcome is of no interest any more. */
  readonly signal: AbortSignal;
}

/** One file on its way. */
export interface Transport {
  /** How much of it is known to be safe at the server, in bytes. */
  readonly kept: number;
  /** One try, from where the last one ended; tells of every failure, throws none. */
  attempt(watch: UploadWatch): Promise<UploadOutcome>;
  /** What the server has of it is not wanted any more. */
  discard(): void;
}
