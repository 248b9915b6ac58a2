/** The fields, in the order of the form. */
export const formFields = [
  'having',
  'method',
  'data',
  'model',
  'writer',
  'judge',
  'calls',
  'usd',
  'metric',
  'aim',
  'train',
  'dev',
  'test',
  'seed',
] as const;

export type FormField = (typeof formFields)[number];

/** What one has to improve a prompt by. */
export type Having = 'answers' | 'judge' | 'description';

/** The form as the view shows it. */
export interface FormView {
  /** The prompt file the form is about, workspace-relative; null when no prompt is open. */
  readonly prompt: string | null;
  /** Values are texts as typed; the host reads numbers out of them and says when it cannot. */
  readonly form: Readonly<Record<FormField, string>>;
  /** The fields there are: what the method has no use for has none. */
  readonly fields: readonly FormField[];
  /** What is wrong with a field and what to write instead. */
  readonly mistakes: Readonly<Partial<Record<FormField, string>>>;
  /** What an empty field stands for. */
  readonly usual: Readonly<Partial<Record<FormField, string>>>;
  readonly havings: readonly Choice[];
  /** Those that can do with what one has. */
  readonly methods: readonly Choice[];
  /** What can be maximised; the empty one is what prompt and configuration say. */
  readonly objectives: readonly ObjectiveChoice[];
  /** What the search goes by: the score, or cost too. */
  readonly aims: readonly Choice[];
  readonly estimate: EstimateView;
  /** True when Start must be pressed by hand because the run costs money. */
  readonly confirm: boolean;
  /** Whether anything was changed by hand. */
  readonly edited: boolean;
}

export interface Choice {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it is and when to choose it. */
  readonly summary: string;
}

export type ObjectiveChoice = Omit<Choice, 'summary'>;

export type EstimateView =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | ReadyEstimate
  | { readonly state: 'problem'; readonly message: string };

/** Sentences ready to read. */
export interface ReadyEstimate {
  readonly state: 'ready';
  readonly cost: string;
  readonly time: string;
  readonly buys: string;
  /** How the rows are split. */
  readonly rows: string;
  /** When the budget buys too little. */
  readonly warning: string | null;
}
