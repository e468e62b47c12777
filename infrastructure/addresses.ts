const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function isLoopback(address: string): boolean {
  return LOOPBACK.test(new URL(address).hostname);
}

export const isWebAddress = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

/** An origin and nothing else: a path or a name in it would be lost without a word. */
export const isOrigin = (value: string): boolean =>
  isWebAddress(value) && new URL(value).origin === value.replace(/\/$/, "");

/** One to which a path may be added: without a name, a query or a fragment. */
export function isBaseAddress(value: string): boolean {
  if (!isWebAddress(value)) return false;
  const { username, password, search, hash } = new URL(value);
  return `${username}${password}${search}${hash}` === "" && !/[?#]/.test(value);
}
