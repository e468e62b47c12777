declare module "vitest" {
  export interface ProvidedContext {
    /** Every point instead of a sample; `--mode deep` sets it. */
    isDeep: boolean;
  }
}

export const WORKERS_AT_ONCE = 4;
