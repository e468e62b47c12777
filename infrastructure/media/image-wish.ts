import { z } from "zod";
import type { ImageWish } from "@/core/application/interfaces/social/media-store";
import type { FieldIssue } from "@/core/domain/errors";
import { IMAGE_FITS, IMAGE_RATIOS } from "@/core/domain/marketing/media";

const fits = z.enum(IMAGE_FITS);
const ratios = z.enum(IMAGE_RATIOS);

/** The fields in which a person says what shall become of a picture. */
export const WISH_FIELDS = ["fit", "ratio"] as const;
export type WishField = (typeof WISH_FIELDS)[number];

type Words = Readonly<Partial<Record<WishField, string | null>>>;
type WishReading = { readonly wish: ImageWish } | { readonly issues: readonly FieldIssue[] };

/** What is not said is `crop` and `original`. */
export function readWish(words: Words): WishReading {
  const fit = fits.safeParse(words.fit === undefined ? "crop" : words.fit);
  const ratio = ratios.safeParse(words.ratio === undefined ? "original" : words.ratio);
  if (fit.success && ratio.success) return { wish: { fit: fit.data, ratio: ratio.data } };
  return {
    issues: [
      ...(fit.success ? [] : [wrongChoice("fit", fits.options)]),
      ...(ratio.success ? [] : [wrongChoice("ratio", ratios.options)]),
    ],
  };
}

function wrongChoice(path: WishField, options: readonly string[]): FieldIssue {
  const limit = options.join(", ");
  return { path, rule: "invalid_value", message: `Choose one of ${limit}`, limit };
}
