import { describe, expect, it } from "vitest";
import { mediaReach } from "@/infrastructure/media/media-reach";

const META = "https://graph.facebook.com";
const reach = (uploadAddress: string, graphOrigin = META, allowedHosts: readonly string[] = []) =>
  mediaReach({ uploadAddress, graphOrigin, allowedHosts }).problem;

describe("whether Meta can fetch uploads", () => {
  it.each([
    ["a public name", "https://crm.example.com/media/a/photo.jpg"],
    ["a bucket", "https://media.example.com/crm/a"],
    ["a public address", "https://93.184.215.14/media/a/photo.jpg"],
  ])("it can from %s", (_what, address) => {
    expect(reach(address)).toBeNull();
  });

  it.each([
    ["this machine", "http://localhost:3000/media/a/photo.jpg"],
    ["a private network", "https://192.168.1.9/media/a/photo.jpg"],
    ["a name of a private network", "https://crm.internal/media/a/photo.jpg"],
    ["a name without a dot", "https://crm/media/a/photo.jpg"],
    ["a server without https", "http://crm.example.com/media/a/photo.jpg"],
  ])("it cannot from %s, and the sentence says what to set up", (_what, address) => {
    expect(reach(address)).toMatch(/APP_URL .* S3_PUBLIC_URL.* tunnel/);
  });

  it("it can from a host that the settings allow", () => {
    expect(reach("http://localhost:3000/media/a", META, ["localhost:3000"])).toBeNull();
    expect(reach("http://localhost:3001/media/a", META, ["localhost:3000"])).not.toBeNull();
  });

  it.each(["http://localhost:3001", "http://127.0.0.1:3001", "https://meta.internal"])(
    "a Meta at %s is local and can fetch from anywhere, also where its host is allowed",
    (graphOrigin) => {
      expect(reach("http://localhost:3000/media/a", graphOrigin)).toBeNull();
      expect(reach("http://localhost:3000/media/a", graphOrigin, [new URL(graphOrigin).host])).toBeNull();
    },
  );
});
