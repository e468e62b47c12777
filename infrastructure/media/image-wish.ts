import { z } from "zod/v4";
import type { FieldIssue } from "@/core/domain/errors";
import { DEFAULT_SHAPE, RATIOS_FOR } from "@/core/domain/marketing/image-shape";
import { IMAGE_FITS, IMAGE_RATIOS, IMAGE_USES, type ImageShape } from "@/core/domain/marketing/media";

const uses = z.enum(IMAGE_USES);
const fits = z.enum(IMAGE_FITS);
const ratios = z.enum(IMAGE_RATIOS);

/** The fields in which a person says what shall become of a picture. */
export const WISH_FIELDS = ["use", "fit", "ratio"] as const;
export type WishField = (typeof WISH_FIELDS)[number];

type Words = Readonly<Partial<Record<WishField, string | null>>>;
type WishReading = { readonly wish: ImageShape } | { readonly issues: readonly FieldIssue[] };

/** What is not said is `feed`, `crop` and `original`. */
export function readWish(words: Words): WishReading {
  const use = uses.safeParse(words.use === undefined ? DEFAULT_SHAPE.use : words.use);
  const fit = fits.safeParse(words.fit === undefined ? DEFAULT_SHAPE.fit : words.fit);
  const ratio = ratios.safeParse(words.ratio === undefined ? DEFAULT_SHAPE.ratio : words.ratio);
  if (use.success && fit.success && ratio.success) {
    const wish: ImageShape = { use: use.data, fit: fit.data, ratio: ratio.data };
    const issues = ratioIssues(wish);
    return issues.length === 0 ? { wish } : { issues };
  }
  return {
    issues: [
      ...(use.success ? [] : [wrongChoice("use", uses.options)]),
      ...(fit.success ? [] : [wrongChoice("fit", fits.options)]),
      ...(ratio.success ? [] : [wrongChoice("ratio", ratios.options)]),
    ],
  };
}

/** The feed takes no 9:16. */
function ratioIssues({ use, ratio }: Pick<ImageShape, "use" | "ratio">): FieldIssue[] {
  const taken = RATIOS_FOR[use];
  if (taken.includes(ratio)) return [];
  const limit = taken.join(", ");
  const message = `For use ${use} choose one of ${limit}; 9:16 is for a story or a cover`;
  return [{ path: "ratio", rule: "invalid_value", message, limit }];
}

function wrongChoice(path: WishField, options: readonly string[]): FieldIssue {
  const limit = options.join(", ");
  return { path, rule: "invalid_value", message: `Choose one of ${limit}`, limit };
}
