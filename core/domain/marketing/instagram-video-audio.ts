import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  AUDIO_CODEC,
  AUDIO_MAX_CHANNELS,
  AUDIO_MAX_SAMPLE_RATE,
} from "@/core/domain/marketing/instagram-video-limits";
import type { MeasuredVideo } from "@/core/domain/marketing/measured-video";

/** A silent video is fine. */
export function checkSound({ video: { audio } }: MeasuredVideo): PostIssue[] {
  if (audio === null) return [];
  const { codec, sampleRate, channels } = audio;
  const issues: PostIssue[] = [];
  if (codec !== AUDIO_CODEC) {
    const message = `The sound is encoded as ${codec}; Instagram takes AAC. Export the video with AAC sound`;
    issues.push(issue("file", "audio_codec", message, AUDIO_CODEC));
  }
  if (sampleRate > AUDIO_MAX_SAMPLE_RATE) {
    const message = `The sound has ${sampleRate} Hz; Instagram takes ${AUDIO_MAX_SAMPLE_RATE} Hz. Export the video with 48 kHz sound`;
    issues.push(issue("file", "audio_sample_rate", message, AUDIO_MAX_SAMPLE_RATE));
  }
  if (channels > AUDIO_MAX_CHANNELS) {
    const message = `The sound has ${channels} channels; Instagram takes 1 or ${AUDIO_MAX_CHANNELS}. Export the video in stereo`;
    issues.push(issue("file", "audio_channels", message, AUDIO_MAX_CHANNELS));
  }
  return issues;
}
