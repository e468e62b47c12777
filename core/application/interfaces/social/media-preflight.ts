import type { FieldIssue } from "@/core/domain/errors";
import type { RatioRange } from "@/core/domain/marketing/image-shape";

export interface ExpectedMedia {
  readonly type: "image" | "video";
  readonly maxBytes: number;
  /** Width divided by height of what the platform takes here; left out where it takes any. */
  readonly ratios?: RatioRange;
}

/** What is wrong with an address, without the field that it stands in. */
export type AddressProblem = Omit<FieldIssue, "path">;

/** Looks at media elsewhere before the platform is sent there. */
export interface MediaPreflight {
  /** What is wrong with the address as it is written: the platform may not or cannot use it. Asks nobody. */
  spellingProblem(address: string): AddressProblem | null;
  /**
   * What is certainly wrong: an address that the platform may not or cannot use, or an answer that is no such
   * media. Null otherwise, also where nobody answered in time: the platform may reach what we cannot, and says
   * so itself. Answers within a few seconds, never throws.
   */
  problemWith(address: string, expected: ExpectedMedia): Promise<AddressProblem | null>;
}
