import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { sniffMedia } from "@/infrastructure/media/media-sniffer";
import { MemoryFile } from "@/tests/media/memory-file";
import { isoMedia, noise, plain } from "@/tests/media/pictures";

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const sniff = (content: Uint8Array) => sniffMedia(new MemoryFile(content));

async function refusalOf(content: Uint8Array): Promise<{ rule: string | undefined; message: string }> {
  const thrown: unknown = await sniff(content).catch((error: unknown) => error);
  if (!(thrown instanceof AppError)) throw new Error(`Expected a refusal, got ${String(thrown)}`);
  expect(thrown.code).toBe("media_rejected");
  const [issue] = thrown.details.issues ?? [];
  return { rule: issue?.rule, message: issue?.message ?? "" };
}

describe("what is taken", () => {
  it.each(["jpeg", "png", "webp"] as const)("a %s is a picture", async (format) => {
    expect(await sniff(await plain(40, 40).toFormat(format).toBuffer())).toBe("image");
  });

  it.each(["isom", "iso2", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "f4v ", "qt  "])(
    "a file of the brand %j may be a video",
    async (brand) => {
      expect(await sniff(isoMedia(brand, ["isom"]))).toBe("video");
    },
  );

  it("a QuickTime film from before brands may be a video", async () => {
    expect(await sniff(Buffer.concat([latin("\0\0\0\x08wide\0\0\0\0mdat"), Buffer.alloc(64)]))).toBe("video");
  });

  it("is told by the first few kilobytes", async () => {
    const file = new MemoryFile(await noise(1200, 1200).png().toBuffer());
    await sniffMedia(file);
    expect(file.bytes).toBeGreaterThan(1_000_000);
    expect(file.bytesRead).toBeLessThanOrEqual(4_100);
  });
});

describe("pictures that nobody here can read", () => {
  it.each(["heic", "heix", "heim", "hevc", "mif1", "msf1", "avci"])(
    "explains how to export HEIC (brand %s)",
    async (brand) => {
      expect((await refusalOf(isoMedia(brand))).message).toBe(
        "Instagram and this CRM cannot read HEIC photos. On the iPhone choose Settings → Camera → Formats → Most Compatible, or export the photo as JPEG.",
      );
    },
  );

  it.each([
    ["AVIF", isoMedia("avif")],
    ["AVIF", isoMedia("mif1", ["avif", "miaf"])],
    ["CR3", isoMedia("crx ", [])],
    ["TIFF", latin("II*\0\x80\0\0\0 far behind")],
    ["BMP", latin("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0")],
    ["JXL", latin("\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ")],
    ["PSD", latin("8BPS\0\x01\0\0\0\0\0\0")],
  ])("calls %s by its name", async (name, content) => {
    const { rule, message } = await refusalOf(content);
    expect(rule).toBe("image_format");
    expect(message).toContain(`${name} pictures cannot be read`);
  });
});

describe("videos that Instagram does not take", () => {
  it.each([
    ["WebM", latin("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87\x81\x02")],
    ["Matroska (MKV)", latin("\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska\x42\x87\x81\x02")],
    ["AVI", latin("RIFF\x24\0\0\0AVI LIST\0\0\0\0hdrl")],
    ["FLV", latin("FLV\x01\x05\0\0\0\x09\0\0\0\0")],
    ["3GP", isoMedia("3gp5", [])],
  ])("says of %s what to export", async (name, content) => {
    const { rule, message } = await refusalOf(content);
    expect(rule).toBe("video_format");
    expect(message).toContain(`${name} videos cannot be published: Instagram takes MP4 and MOV.`);
  });

  it.each([
    ["MP3", latin("ID3\x04\0\0\0\0\0\0\xff\xfb\x90\0")],
    ["M4A", isoMedia("M4A ", [])],
    ["WAV", latin("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0")],
  ])("says of %s that there is nothing to see", async (_name, content) => {
    expect((await refusalOf(content)).message).toContain("sound and no moving pictures");
  });
});

describe("what is neither", () => {
  it.each([
    ["HTML", "<!DOCTYPE html><title>x</title>", "web page"],
    ["HTML behind spaces and a comment", "\n  <!-- x --> <!-- y -->\n<script>alert(1)</script>", "web page"],
    ["a comment without end", "<!-- <svg>", "web page"],
    ["a page that has the letters of an MP4", "<!--ftypisom--><script>alert(1)</script>", "web page"],
    ["text that has the letters of an MP4", "0123ftypisom and more words", "This is text"],
    ["text that begins like a bitmap", "BMW makes cars", "This is text"],
    ["text that begins like a program", "MZ is no program yet", "This is text"],
    ["SVG", "<svg onload=alert(1)>", "SVG drawing"],
    ["SVG behind a declaration", '<?xml version="1.0"?><!-- x --><svg xmlns="x"/>', "SVG drawing"],
    ["SVG with a prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', "SVG drawing"],
    ["a shell script", "#!/bin/sh\nrm -rf /", "a program"],
    ["a PDF", "%PDF-1.7\n", "a PDF document"],
    ["words in Greek", "καλημέρα", "This is text"],
  ])("%s", async (_name, text, words) => {
    const { message } = await refusalOf(new TextEncoder().encode(text));
    expect(message).toContain(words);
  });

  it.each([
    ["text in UTF-16", Buffer.from("\ufeff<svg>", "utf16le"), "SVG drawing"],
    ["a Windows program", Buffer.concat([latin("MZ\x90\0\x03\0\0\0"), Buffer.alloc(100)]), "a program"],
    ["a Linux program", Buffer.concat([latin("\x7fELF\x02\x01\x01\0"), Buffer.alloc(100)]), "a program"],
    ["a RAR archive", latin("Rar!\x1a\x07\x01\0\0\0\0"), "archive (RAR)"],
    [
      "a brand in a box that does not end",
      latin("\xff\0\0\x18ftypisom\0\0\0\0isom\0\0"),
      "no picture or video",
    ],
    [
      "a brand in a box that is hardly one",
      latin("\0\0\0\x08ftypisom\0\0\0\0isom\0\0"),
      "no picture or video",
    ],
    ["three bytes of nothing", Buffer.from([0, 1, 2]), "no picture or video"],
    ["nothing", Buffer.alloc(0), "empty"],
  ])("%s", async (_name, content, words) => {
    expect((await refusalOf(content)).message).toContain(words);
  });

  it("may be anything: the answer is always a type or a refusal", async () => {
    const beginnings = [
      "",
      "\xff\xd8\xff",
      "\x89PNG\r\n\x1a\n",
      "RIFF",
      "\0\0\0\x18ftyp",
      "PK\x03\x04",
      "II*\0",
      "<",
      "\x1a\x45\xdf\xa3",
    ];
    const content = fc
      .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }))
      .map(([beginning, rest]) => Buffer.concat([latin(beginning), rest]));
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        const outcome: unknown = await sniff(bytes).catch((error: unknown) => error);
        const isRefusal = outcome instanceof AppError && outcome.code === "media_rejected";
        expect(isRefusal || outcome === "image" || outcome === "video").toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never text, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }), async (text) => {
        await expect(sniff(new TextEncoder().encode(text))).rejects.toMatchObject({ code: "media_rejected" });
      }),
      { numRuns: 500 },
    );
  });
});
