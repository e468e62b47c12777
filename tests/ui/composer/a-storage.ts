export class MemoryStorage {
  [key: string]: unknown;
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  getItem(key: string): string | null {
    const value = this[key];
    return typeof value === "string" ? value : null;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

// Only what the copies use of it.
export const storageOf = (memory: MemoryStorage) => () => memory as unknown as Storage;
