import type { z } from "zod/v4";
import type { ContainerState } from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import { meaningOfContainerError } from "@/infrastructure/adapters/external/social/graph/container-error-rows";
import type { container } from "@/infrastructure/adapters/external/social/graph/graph-schemas";

/** The five `status_code`s of graph-api.md §3.3; a failed container hides its number, at times with others, in a sentence. */
export function containerState(answer: z.output<typeof container>): ContainerState {
  switch (answer.status_code) {
    case "IN_PROGRESS":
      return { state: "in_progress" };
    case "FINISHED":
      return { state: "finished" };
    case "PUBLISHED":
      return { state: "published" };
    case "EXPIRED":
      return { state: "expired" };
    case "ERROR":
      return { state: "error", error: failureIn(answer.status ?? "") };
  }
}

function failureIn(status: string): AppError {
  const digits = (/\b(2207\d{3})\b/.exec(status) ?? /error code (\d+)/i.exec(status))?.[1];
  const subcode = digits === undefined ? null : Number(digits);
  const meaning = meaningOfContainerError(subcode);
  return new AppError(meaning.code, `The container failed with ${subcode ?? "no number"}`, {
    ...(meaning.reason === undefined ? {} : { reason: meaning.reason }),
    ...(meaning.remedy === undefined ? {} : { remedy: meaning.remedy }),
    platform: { status: null, code: null, subcode, traceId: null },
  });
}
