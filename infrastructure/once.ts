/**
 * One value per process and name. Routes, pages and instrumentation are bundled apart and would otherwise
 * each have their own; `globalThis` is what they share.
 */
export function once<Value>(name: string, make: () => Value): () => Value {
  const key = Symbol.for(`crm-instagram.${name}`);
  const held = globalThis as Record<symbol, unknown>;
  return () => {
    const box = held[key];
    if (isBox<Value>(box)) return box.value;
    const value = make();
    held[key] = { value };
    return value;
  };
}

function isBox<Value>(candidate: unknown): candidate is { readonly value: Value } {
  return typeof candidate === "object" && candidate !== null && "value" in candidate;
}
