import { aBox } from "@/infrastructure/media/video/boxes";
import { withTrack } from "./camera-tracks";
import { withIndexInItself } from "./hostile-tables";
import { cutOff, joined, withEditList } from "./patched-videos";
import { aVideo } from "./videos";

const TEXT = "This is a shopping list and no film, whatever its name says.\n".repeat(40);

/** Files as people have them, each with the name that it arrives under. */
export const AWKWARD_VIDEOS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  "plain.mp4": () => aVideo(),
  "index-at-the-end.mov": () => aVideo({ container: "mov", index: "last" }),
  "ten-bit-hevc.mp4": () => aVideo({ picture: "hevc10", index: "last" }),
  "silent.mp4": () => aVideo({ sound: null }),
  "sixty-one-seconds.mp4": () => aVideo({ seconds: 61, index: "last" }),
  "two-seconds.mp4": () => aVideo({ seconds: 2 }),
  "four-k.mp4": () => aVideo({ picture: "fourK" }),
  "twelve-frames-per-second.mp4": () => aVideo({ framesPerSecond: 12 }),
  "six-channels.mp4": () => aVideo({ sound: "six" }),
  "colours-4-2-2.mp4": () => aVideo({ picture: "chroma422" }),
  "television-1080i.mp4": () => aVideo({ picture: "interlaced" }),
  "television-1080i-in-fragments.mov": () =>
    aVideo({ picture: "interlaced", container: "mov", index: "fragments" }),
  "television-1080i-hevc.mp4": () => aVideo({ picture: "interlacedHevc" }),
  "frames-or-fields.mp4": () => aVideo({ picture: "either", sound: null }),
  "index-in-itself.mp4": async () => withIndexInItself(await aVideo({ index: "last" }), 20_000),
  "phone-with-metadata.mov": async () =>
    withTrack(await aVideo({ container: "mov", index: "last" }), {
      handler: "meta",
      entries: [["mebx", aBox("keys", new TextEncoder().encode("com.apple.quicktime"))]],
      samples: [new Uint8Array(40), new Uint8Array(12)],
    }),
  "rotated-phone.mov": async () =>
    withEditList(await aVideo({ picture: "landscape", rotation: 90, container: "mov", index: "last" }), [
      { seconds: 5, start: 0 },
    ]),
  "edit-list-that-cuts.mp4": async () =>
    withEditList(await aVideo({ seconds: 8, index: "last" }), [
      { seconds: 3, start: 0 },
      { seconds: 2, start: 5 },
    ]),
  "fragmented.mp4": () => aVideo({ index: "fragments" }),
  "prores.mov": () => aVideo({ picture: "prores", container: "mov", sound: null }),
  "vp9.mp4": () => aVideo({ picture: "vp9" }),
  "text.mp4": async () => new TextEncoder().encode(TEXT),
  "truncated.mp4": async () => cutOff(await aVideo(), 0.6),
  "cut-off-recording.mov": async () => cutOff(await aVideo({ container: "mov", index: "last" }), 0.6),
  "bytes-behind-the-end.mp4": async () =>
    joined([await aVideo({ index: "last" }), new Uint8Array([0, 0, 0, 5, 1])]),
};
