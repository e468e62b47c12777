export type Tone = "neutral" | "success" | "warning" | "danger";

export const TONE_CLASS: Record<Tone, string> = {
  neutral: "border-line bg-subtle text-ink",
  success: "border-success-line bg-success-soft text-success",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
};
