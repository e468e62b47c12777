/** Whether the server still knows who is calling, as its last answer told; shared by everything on the page. */
let isOver = false;
const listeners = new Set<() => void>();

export function noteSession(over: boolean): void {
  if (isOver === over) return;
  isOver = over;
  for (const listener of listeners) listener();
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isSessionOver(): boolean {
  return isOver;
}
