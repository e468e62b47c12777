import type { NamedError } from "./graph-answer";

export interface Words {
  message: string;
  title?: string;
  detail?: string;
  status?: number;
}

export function publishing(code: number, error_subcode: number, words: Words): NamedError {
  return {
    status: words.status ?? 400,
    error: {
      message: words.message,
      type: "OAuthException",
      code,
      error_subcode,
      is_transient: false,
      ...(words.title === undefined ? {} : { error_user_title: words.title }),
      ...(words.detail === undefined ? {} : { error_user_msg: words.detail }),
    },
  };
}

export const plain = (code: number, message: string, status = 400): NamedError => ({
  status,
  error: { message, type: "OAuthException", code },
});
