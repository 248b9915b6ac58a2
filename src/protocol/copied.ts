/** What a panel put into the clipboard last, and how often it has done so: the same may be copied twice. */
export interface Copied {
  readonly what: string;
  readonly times: number;
}

export function copiedOnce(what: string, before: Copied | null): Copied {
  return { what, times: (before?.times ?? 0) + 1 };
}
