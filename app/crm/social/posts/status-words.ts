import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  PencilLine,
} from "lucide-react";
import type { Tone } from "@/app/_ui/tone";
import type { PostStatus } from "@/core/domain/marketing/post";

interface StatusWords {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

export const STATUS_WORDS: Record<PostStatus, StatusWords> = {
  draft: { word: "Draft", tone: "neutral", icon: PencilLine },
  scheduled: { word: "Scheduled", tone: "neutral", icon: CalendarClock },
  queued: { word: "Waiting", tone: "neutral", icon: CircleDashed },
  preparing: { word: "Preparing", tone: "neutral", icon: LoaderCircle },
  processing: { word: "Processing", tone: "neutral", icon: LoaderCircle },
  publishing: { word: "Publishing", tone: "neutral", icon: LoaderCircle },
  published: { word: "Published", tone: "success", icon: CircleCheck },
  failed: { word: "Failed", tone: "danger", icon: CircleX },
  cancelled: { word: "Cancelled", tone: "neutral", icon: Ban },
  unconfirmed: { word: "Not confirmed", tone: "warning", icon: CircleHelp },
};
