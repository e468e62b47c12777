"use client";

import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import type { Question } from "@/app/crm/social/posts/question-words";

interface AskDialogProps {
  readonly question: Question;
  readonly open: boolean;
  /** The word on the button that was pressed. */
  readonly label: string;
  readonly isDanger: boolean;
  readonly onNo: () => void;
  readonly onYes: () => void;
}

export function AskDialog({ question, open, label, isDanger, onNo, onYes }: AskDialogProps) {
  return (
    <Dialog
      open={open}
      title={question.title}
      onClose={onNo}
      actions={
        <>
          <Button onClick={onNo} data-initial-focus>
            {question.keep}
          </Button>
          <Button tone={isDanger ? "danger" : "primary"} onClick={onYes}>
            {label}
          </Button>
        </>
      }
    >
      <p>{question.body}</p>
    </Dialog>
  );
}
