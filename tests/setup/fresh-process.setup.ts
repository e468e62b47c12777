/**
 * Test files share a process, and each gets the app as a process of its own would have it: what
 * infrastructure/once.ts made for the file before is forgotten.
 */
for (const key of Object.getOwnPropertySymbols(globalThis)) {
  if (Symbol.keyFor(key)?.startsWith("crm-instagram.")) Reflect.deleteProperty(globalThis, key);
}
