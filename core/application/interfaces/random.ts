export interface Random {
  /** 256 random bits, base64url (43 characters). */
  token(): string;
  /** Uniform in [0, 1): jitter only. */
  fraction(): number;
}
