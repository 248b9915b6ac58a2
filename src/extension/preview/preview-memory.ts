/** What was chosen for a prompt in the preview. */
export interface PreviewChoice {
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly variant: number;
  /** What was typed for variables, by name. */
  readonly values: Readonly<Record<string, string>>;
}

/** The choices of each prompt of the workspace, kept when the window is closed. */
export interface PreviewMemory {
  of(prompt: string): PreviewChoice;
  change(prompt: string, change: Partial<PreviewChoice>): void;
}

/** The editor's memory of a workspace. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const nothingChosen: PreviewChoice = { row: 1, variant: 0, values: {} };

/** `prompt` is its file's URI, with the prompt's own name behind `#` where the file holds several. */
export function createPreviewMemory(memory: Memory): PreviewMemory {
  const slot = (prompt: string): string => `preview:${prompt}`;
  const of = (prompt: string): PreviewChoice => readChoice(memory.get(slot(prompt)));
  return {
    of,
    change: (prompt, change) => void memory.update(slot(prompt), { ...of(prompt), ...change }),
  };
}

/** What an older version kept may have another form. */
function readChoice(kept: unknown): PreviewChoice {
  if (typeof kept !== 'object' || kept === null) return nothingChosen;
  const { row, variant, values } = kept as Readonly<Record<keyof PreviewChoice, unknown>>;
  const texts = Object.entries(typeof values === 'object' && values !== null ? values : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    row: isWhole(row) && row > 0 ? row : nothingChosen.row,
    variant: isWhole(variant) ? variant : nothingChosen.variant,
    values: Object.fromEntries(texts),
  };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
