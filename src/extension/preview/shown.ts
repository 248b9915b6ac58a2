import * as vscode from 'vscode';
import type { Variant } from '../../engine/eval/contracts/cell.js';
import { variantsOf } from '../../engine/eval/matrix.js';
import type { Preview, PreviewProblem, PreviewResult } from '../../engine/language/preview/contracts.js';
import { previewPrompt } from '../../engine/language/preview/preview.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import type { RowValues } from '../../engine/prompt/row-values.js';
import { whole } from '../numbers.js';
import { loadedParts } from './loaded-parts.js';
import type { FoundPartial, PreviewFiles } from './preview-files.js';
import type { PreviewChoice, PreviewMemory } from './preview-memory.js';
import type { Slots } from './rendering-view.js';
import { type RowSource, type RowSources, sampleSource } from './row-source.js';
import { typedValues } from './typed-values.js';

/** What the panel is to show. */
export interface Target {
  readonly document: vscode.TextDocument;
  /** Which of its prompts, from 0. */
  readonly index: number;
}

/** A prompt with all that its rendering was made of. */
export interface Shown {
  readonly document: vscode.TextDocument;
  readonly prompts: readonly PromptDoc[];
  readonly index: number;
  readonly doc: PromptDoc;
  /** Under which the choices for this prompt are kept. */
  readonly key: string;
  readonly choice: PreviewChoice;
  readonly variants: readonly Variant[];
  readonly variant: number;
  /** Undefined where the prompt names no rows. */
  readonly source: RowSource | undefined;
  /** From 1; 0 while there is none. */
  readonly row: number;
  readonly values: RowValues;
  /** Undefined while rows or demonstrations are still being read. */
  readonly result: PreviewResult | undefined;
  /** The last rendering that worked, and what it was made of. */
  readonly last: { readonly preview: Preview; readonly variant: Variant; readonly values: RowValues } | undefined;
  /** What went wrong besides the template: with files. */
  readonly notes: readonly string[];
  readonly partials: ReadonlyMap<string, FoundPartial>;
  /** The files that hold values the prompt refers to. */
  readonly references: readonly vscode.Uri[];
  readonly slots: Slots;
}

export interface MakerPorts {
  readonly prompts: (document: vscode.TextDocument) => readonly [PromptDoc, ...PromptDoc[]];
  readonly filesOf: (document: vscode.TextDocument) => PreviewFiles;
  /** For prompts that name no model. */
  readonly defaultModel: (document: vscode.TextDocument) => string;
  readonly memory: PreviewMemory;
  readonly sources: RowSources;
}

export interface ShownMaker {
  /** Reads and renders a target as everything is now. */
  make(target: Target): Shown;
  dispose(): void;
}

/** What is kept of a prompt between renderings. */
interface Kept {
  last: Shown['last'];
  readonly slots: Slots;
}

export function createShownMaker(ports: MakerPorts): ShownMaker {
  const kept = new Map<string, Kept>();
  return {
    make({ document, index }) {
      const prompts = ports.prompts(document);
      const written = prompts[index] ?? prompts[0];
      const files = ports.filesOf(document);
      const { doc, files: references } = files.resolve(written);
      const key = promptKey(document, doc);
      const own = kept.get(key) ?? { last: undefined, slots: new Map() };
      kept.set(key, own);
      const choice = ports.memory.of(key);
      const variants = chooseVariant(doc, ports.defaultModel(document), choice.variant);
      const rows = chooseRow(doc, { files, choice, sources: ports.sources });
      const parts = loadedParts(files);
      const { demos, values } = rows;
      const input = { variant: variants.chosen, values, load: parts.load, demos: demos && valuesOf(demos) };
      const result = rows.waits ? undefined : previewPrompt(input);
      if (result?.ok) own.last = { preview: result.preview, variant: variants.chosen, values };
      ports.sources.sweep();
      return {
        ...{ document, prompts, doc, key, choice, result, ...own },
        ...{ index: prompts.indexOf(written), variants: variants.all, variant: variants.index },
        ...{ source: rows.source, row: rows.row, values, partials: parts.found, references },
        notes: [...notesOf(rows.source), ...notesOf(demos), ...parts.failures],
      };
    },
    dispose: () => ports.sources.dispose(),
  };
}

/** More variants than anybody picks from a list. */
const mostVariants = 200;

interface ChosenVariant {
  readonly all: readonly Variant[];
  readonly index: number;
  readonly chosen: Variant;
}

function chooseVariant(doc: PromptDoc, defaultModel: string, wanted: number): ChosenVariant {
  const all = variantsOf([doc], { models: [], defaultModel }).slice(0, mostVariants);
  const index = Math.min(wanted, all.length - 1);
  const chosen = all[index];
  if (!chosen) throw new Error('A prompt without a variant: this is a bug in Hone.');
  return { all, index, chosen };
}

interface ChosenRow {
  readonly source: RowSource | undefined;
  readonly demos: RowSource | undefined;
  readonly row: number;
  readonly values: RowValues;
  /** True while what is needed is still being read. */
  readonly waits: boolean;
}

function chooseRow(
  doc: PromptDoc,
  { files, choice, sources }: { files: PreviewFiles; choice: PreviewChoice; sources: RowSources },
): ChosenRow {
  const from = doc.config.demos;
  const source = sourceOf(doc, files, sources);
  const demos = from.kind === 'file' ? sources.of(files, from.path) : undefined;
  const count = source?.list.rows.length ?? 0;
  const row = Math.min(choice.row, count);
  const values = source?.list.rows[row - 1]?.values ?? typedValues(doc, choice.values);
  const waits = (source?.list.state === 'reading' && count < choice.row) || demos?.list.state === 'reading';
  return { source, demos, row, values, waits };
}

function sourceOf(doc: PromptDoc, files: PreviewFiles, sources: RowSources): RowSource | undefined {
  const { data } = doc.config;
  if (data) return sources.of(files, data.path, data);
  return doc.samples.length > 0 ? sampleSource(doc) : undefined;
}

function valuesOf({ list }: RowSource): RowValues[] {
  return list.rows.map(({ values }) => values);
}

/** A file's URI, with the prompt's own name where the file holds several. */
function promptKey({ uri }: vscode.TextDocument, { fragment }: PromptDoc): string {
  return fragment === undefined ? uri.toString() : `${uri.toString()}#${fragment}`;
}

function notesOf(source: RowSource | undefined): string[] {
  if (!source) return [];
  const { failure, skipped, firstSkipped } = source.list;
  if (failure !== undefined) return [failure];
  if (!firstSkipped) return [];
  const { line, message } = firstSkipped;
  const file = source.file ?? '';
  if (skipped === 1) return [vscode.l10n.t('{file}: Line {line}: {message}', { file, line, message })];
  const words = { file, skipped: whole(skipped), line, message };
  return [vscode.l10n.t('{file}: {skipped} lines are no rows; the first: line {line}: {message}', words)];
}

/** What keeps the prompt from being rendered, or its expected answer from being known. */
export function problemsOf({ result }: Shown): readonly PreviewProblem[] {
  if (!result) return [];
  return result.ok ? result.preview.problems : [result.problem];
}
