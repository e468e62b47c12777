import type { VideoReading } from "@/core/application/interfaces/social/media-intake";
import type { MeasuredVideo } from "@/core/domain/marketing/measured-video";

/** As the use case gives it to the rules. */
export function measured({ facts, ...size }: VideoReading, bytes: number): MeasuredVideo {
  return { ...size, bytes, video: facts };
}
