/** Null for what is no JSON: an answer of a proxy, or one that broke off. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
