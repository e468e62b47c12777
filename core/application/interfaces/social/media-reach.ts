/** Whether the platform can fetch what is stored here; decided once, by the settings. */
export interface MediaReach {
  /** Null: it can. Else a sentence for the person, with what to set up. */
  readonly problem: string | null;
}
