import { randomBytes } from "node:crypto";
import type { Random } from "@/core/application/interfaces/random";

export class CryptoRandom implements Random {
  token(): string {
    return randomBytes(32).toString("base64url");
  }

  fraction(): number {
    return Math.random();
  }
}
