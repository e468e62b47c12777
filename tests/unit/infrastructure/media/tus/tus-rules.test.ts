import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { checkTusRequest } from "@/infrastructure/media/tus/tus-rules";
import { MAX_UPLOAD_BYTES } from "@/infrastructure/media/upload-size";

type Sent = Readonly<Record<string, string>>;

function refusalOf(method: string, sent: Sent): AppError | null {
  const headers = new Headers({ "tus-resumable": "1.0.0", ...sent });
  try {
    checkTusRequest({ method, headers });
    return null;
  } catch (failure) {
    if (failure instanceof AppError) return failure;
    throw failure;
  }
}

function briefly(method: string, sent: Sent) {
  const refusal = refusalOf(method, sent);
  return refusal && [refusal.code, refusal.details.issues?.map(({ path, rule }) => `${path} ${rule}`).join()];
}

const BODY = { "content-type": "application/offset+octet-stream" };

describe("a request of tus", () => {
  it.each([
    ["POST", { "upload-length": "1" }],
    ["POST", { "upload-length": String(MAX_UPLOAD_BYTES) }],
    ["POST", { "upload-length": "5", "upload-metadata": `filename ${btoa("a.mp4")},filetype dmlkZW8=` }],
    ["PATCH", { ...BODY, "upload-offset": "0" }],
    ["HEAD", {}],
    ["DELETE", {}],
  ])("%s with %j is heard", (method, sent) => {
    expect(refusalOf(method, sent)).toBeNull();
  });

  it.each([["0.2.2"], [""], ["1.0"]])("in version %j is refused", (version) => {
    const refusal = refusalOf("HEAD", { "tus-resumable": version });
    expect(refusal).toMatchObject({ code: "invalid_request", details: { reason: "tus_version" } });
  });

  it.each([
    ["POST", {}, "invalid_request", "Upload-Length upload_length"],
    ["POST", { "upload-length": "0" }, "invalid_request", "Upload-Length upload_length"],
    ["POST", { "upload-length": "-5" }, "invalid_request", "Upload-Length upload_length"],
    ["POST", { "upload-length": "1e3" }, "invalid_request", "Upload-Length upload_length"],
    ["POST", { "upload-length": String(MAX_UPLOAD_BYTES + 1) }, "payload_too_large", "file file_size"],
    ["POST", { "upload-defer-length": "1" }, "invalid_request", "Upload-Defer-Length not_supported"],
    [
      "POST",
      { "upload-length": "5", "upload-concat": "partial" },
      "invalid_request",
      "Upload-Concat not_supported",
    ],
    ["PATCH", { "upload-offset": "0" }, "unsupported_media_type", "Content-Type content_type"],
    [
      "PATCH",
      { "content-type": "video/mp4", "upload-offset": "0" },
      "unsupported_media_type",
      "Content-Type content_type",
    ],
    ["PATCH", BODY, "invalid_request", "Upload-Offset upload_offset"],
    ["PATCH", { ...BODY, "upload-offset": "01" }, "invalid_request", "Upload-Offset upload_offset"],
  ] as const)("%s with %j is refused", (method, sent, code, issues) => {
    expect(briefly(method, sent)).toEqual([code, issues]);
  });

  it.each([
    [`fit ${btoa("stretch")}`, "fit invalid_value"],
    ["fit", "fit invalid_value"],
    [`ratio ${btoa("16:9")},fit ${btoa("zoom")}`, "fit invalid_value,ratio invalid_value"],
    [`caption ${btoa("Buns")}`, "caption unknown_key"],
    ["filename not-base64!", "Upload-Metadata malformed"],
    [`fit ${btoa("pad")},fit ${btoa("pad")}`, "Upload-Metadata malformed"],
    ["__proto__ YQ==", "Upload-Metadata malformed"],
    ["", "Upload-Metadata malformed"],
  ])("that announces %j is refused by field", (metadata, issues) => {
    const sent = { "upload-length": "5", "upload-metadata": metadata };
    expect(briefly("POST", sent)).toEqual(["invalid_request", issues]);
  });

  it("is heard or refused by name, whatever it holds", () => {
    const header = fc.string({ unit: fc.constantFrom(..."01 .,-+=abfit:/Zx"), maxLength: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom("POST", "PATCH"),
        header,
        header,
        header,
        (method, length, metadata, offset) => {
          const sent = {
            "upload-length": length,
            "upload-metadata": metadata,
            "upload-offset": offset,
            ...BODY,
          };
          const refusal = refusalOf(method, sent);
          if (refusal !== null) expect(refusal.details.issues?.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
