import { describe, expect, it } from "vitest";
import { createSecrets } from "@/scripts/support/secrets";

describe("fresh secrets", () => {
  it("hold as many bytes as the app asks for", () => {
    const { ADMIN_SESSION_SECRET, TOKEN_ENCRYPTION_KEYS } = createSecrets("k1");
    expect(Buffer.byteLength(ADMIN_SESSION_SECRET)).toBeGreaterThanOrEqual(32);
    const [id, key = ""] = TOKEN_ENCRYPTION_KEYS.split(":");
    expect(id).toBe("k1");
    expect(Buffer.from(key, "base64")).toHaveLength(32);
  });

  it("are never the same twice", () => {
    expect(createSecrets("k1")).not.toEqual(createSecrets("k1"));
  });
});
