export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Meta takes a JSON array or words with commas; null for neither. */
export function readList(text: string): string[] | null {
  if (!text.trimStart().startsWith("["))
    return text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return null;
  return parsed.every((item) => typeof item === "string") ? parsed : null;
}
