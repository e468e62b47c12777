import { CircleCheck, CirclePause, CircleX, Info, RotateCw } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Spinner } from "@/app/_ui/spinner";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { uploadWords } from "@/app/crm/social/posts/new/media/media-words";

interface TileStateProps {
  readonly item: Pick<DraftItem, "name" | "type" | "upload">;
  readonly onResume: () => void;
  readonly onRetry: () => void;
}

export function TileState({ item, onResume, onRetry }: TileStateProps) {
  const { upload, name } = item;
  const again = againWords(upload);
  return (
    <>
      <p className="flex items-start gap-1.5 text-muted">
        <StateIcon state={upload.state} />
        {uploadWords(item)}
      </p>
      {(upload.state === "uploading" || upload.state === "interrupted") && (
        <p className="flex items-center gap-2">
          <progress max={100} value={upload.percent} aria-label={`Uploading ${name}`} />
          <span className="w-10 text-right tabular-nums">{upload.percent}%</span>
        </p>
      )}
      {"reason" in upload && (
        <p className={upload.state === "failed" ? "text-danger wrap-anywhere" : "text-warning wrap-anywhere"}>
          {upload.reason}
        </p>
      )}
      {again !== null && (
        <Button
          icon={<RotateCw aria-hidden />}
          aria-label={`${again} ${name}`}
          onClick={upload.state === "failed" ? onRetry : onResume}
        >
          {again}
        </Button>
      )}
      {upload.state === "ready" && <Warnings warnings={upload.media.warnings} />}
    </>
  );
}

function againWords(upload: DraftItem["upload"]): "Resume" | "Try again" | null {
  if (upload.state === "interrupted") return "Resume";
  return upload.state === "failed" && upload.retryable ? "Try again" : null;
}

function StateIcon({ state }: { readonly state: DraftItem["upload"]["state"] }) {
  const placed = "mt-0.5 size-4 shrink-0";
  switch (state) {
    case "uploading":
      return <Spinner />;
    case "interrupted":
      return <CirclePause aria-hidden className={`${placed} text-warning`} />;
    case "failed":
      return <CircleX aria-hidden className={`${placed} text-danger`} />;
    case "ready":
      return <CircleCheck aria-hidden className={`${placed} text-success`} />;
  }
}

/** What Instagram may do with a file that is up. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Advice" className="space-y-1 text-muted">
      {warnings.map((warning) => (
        <li key={warning} className="flex items-start gap-1.5">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          {warning}
        </li>
      ))}
    </ul>
  );
}
