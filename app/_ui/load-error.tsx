"use client";

import { RotateCw, Unplug } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";

interface LoadErrorProps {
  readonly title: string;
  readonly retry: () => void;
}

export function LoadError({ title, retry }: LoadErrorProps) {
  return (
    <div role="alert">
      <Empty
        heading="h1"
        icon={<Unplug aria-hidden className="size-6" />}
        title={title}
        action={
          <Button tone="primary" icon={<RotateCw aria-hidden />} onClick={retry}>
            Try again
          </Button>
        }
      >
        Nothing was changed. The server may be restarting.
      </Empty>
    </div>
  );
}
