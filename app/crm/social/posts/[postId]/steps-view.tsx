import { clsx } from "clsx";
import { Circle, CircleCheck, CirclePause, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Spinner } from "@/app/_ui/spinner";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { currentStep, STATE_WORDS, STEP_WORDS } from "@/app/crm/social/posts/[postId]/step-words";
import type { StepState } from "@/core/domain/marketing/post-steps";

const ICONS: Record<StepState, ReactNode> = {
  pending: <Circle aria-hidden className="size-4 text-muted" />,
  running: <Spinner />,
  waiting: <CirclePause aria-hidden className="size-4 text-warning" />,
  done: <CircleCheck aria-hidden className="size-4 text-success" />,
  failed: <CircleX aria-hidden className="size-4 text-danger" />,
};

export function StepsView({ post }: { readonly post: PostView }) {
  const current = currentStep(post);
  return (
    <div className="rounded-card border border-line bg-surface p-4">
      <progress max={1} value={post.progress} aria-label="Publishing progress" />
      <ol className="mt-3 grid gap-3 sm:grid-cols-3">
        {post.steps.map(({ name, state, at }) => (
          <li
            key={name}
            className="flex items-start gap-2 text-sm"
            {...(name === current ? { "aria-current": "step" } : {})}
          >
            <span className="mt-0.5">{ICONS[state]}</span>
            <span>
              <span className={clsx("block", state === "pending" ? "text-muted" : "font-medium")}>
                {STEP_WORDS[name]}
              </span>
              <span className="block text-muted">
                {STATE_WORDS[state]}
                {state === "done" && at && (
                  <>
                    {" "}
                    <Time value={at} />
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
