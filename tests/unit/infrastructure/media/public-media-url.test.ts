import { describe, expect, it } from "vitest";
import { PublicMediaUrl } from "@/infrastructure/media/public-media-url";

const rule = new PublicMediaUrl(["localhost:3001"]);

describe("an address of media elsewhere", () => {
  it.each([
    "https://cdn.shop.com/a.jpg?w=1&h=2",
    "https://93.184.215.14/a.jpg",
    "https://[2606:4700::1111]/a.jpg",
    "http://localhost:3001/a.jpg",
  ])("is taken: %s", (address) => {
    expect(rule.problemWith(address)).toBeNull();
  });

  it.each([
    "not an address",
    "http://cdn.shop.com/a.jpg",
    "ftp://cdn.shop.com/a.jpg",
    "https:cdn.shop.com/a.jpg",
    "https://user:pass@cdn.shop.com/a.jpg",
    "http://localhost:3001\\@cdn.shop.com/a.jpg",
    "https://cdn.shop.com/ä.jpg",
    "https://localhost/a.jpg",
    "https://localhost../a.jpg",
    "https://printer.local/a.jpg",
    "https://hidden.onion/a.jpg",
    "https://intranet/a.jpg",
    "https://127.0.0.1/a.jpg",
    "https://2130706433/a.jpg",
    "https://0x7f.1/a.jpg",
    "https://0177.0.0.1/a.jpg",
    "https://10.1.2.3/a.jpg",
    "https://169.254.169.254/latest",
    "https://192.168.0.1/a.jpg",
    "https://[::1]/a.jpg",
    "https://[::ffff:127.0.0.1]/a.jpg",
    "https://[fd00::1]/a.jpg",
    "https://[fec0::1]/a.jpg",
    "https://[2002:7f00:1::]/a.jpg",
    "https://[2001:0:7f00:1::]/a.jpg",
    "https://[2001:db8::1]/a.jpg",
    "https://[64:ff9b:1::1]/a.jpg",
    "https://[100::1]/a.jpg",
  ])("is refused: %s", (address) => {
    expect(rule.problemWith(address)).toEqual(expect.any(String));
  });
});
