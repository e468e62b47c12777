"use client";

import { useRef, useState } from "react";
import { type Photo, refuseFile } from "@/app/crm/social/posts/new/draft";
import { uploadPhoto } from "@/app/crm/social/posts/new/upload-photo";

const NONE: Photo = { state: "none" };

/** The one photo of the post: uploads as soon as it is chosen. */
export function usePhoto() {
  const [photo, setPhoto] = useState<Photo>(NONE);
  const stop = useRef(() => {});

  const choose = (file: File) => {
    stop.current();
    const refusal = refuseFile(file.type);
    if (refusal !== null) return setPhoto({ state: "failed", name: file.name, reason: refusal });
    const previewUrl = URL.createObjectURL(file);
    let isCurrent = true;
    const settle = (next: Photo) => {
      if (!isCurrent) return;
      isCurrent = false;
      setPhoto(next);
      URL.revokeObjectURL(previewUrl);
    };
    const abort = uploadPhoto(file, {
      onProgress: (percent) =>
        isCurrent && setPhoto({ state: "uploading", name: file.name, previewUrl, percent }),
      onReady: (uploaded) => settle({ state: "ready", uploaded }),
      onFailed: ({ sentence }) => settle({ state: "failed", name: file.name, reason: sentence }),
    });
    stop.current = () => {
      abort();
      settle(NONE);
    };
    setPhoto({ state: "uploading", name: file.name, previewUrl, percent: 0 });
  };

  const remove = () => {
    stop.current();
    stop.current = () => {};
    setPhoto(NONE);
  };

  /** A photo that was chosen meanwhile is newer than the one that was kept. */
  const restore = (kept: Photo) => setPhoto((now) => (now.state === "none" ? kept : now));

  return { photo, choose, remove, restore };
}
