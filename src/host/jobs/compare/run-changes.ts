import { createTwoFilesPatch } from 'diff';
import { splitAddress } from '../../../engine/prompt/prompt-address.js';
import type { EvaluationHeader, FileStamp } from '../../runs/run-line.js';
import type { PromptChange, RunChanges } from './run-comparison.js';

/** A run's first line and its prompts' texts. */
export interface RunInputs {
  readonly header: EvaluationHeader;
  readonly texts: ReadonlyMap<string, string>;
}

/** What was different for the second run. */
export function changesBetween(a: RunInputs, b: RunInputs): RunChanges {
  const [dataA, dataB] = [a.header.data, b.header.data];
  const [modelsA, modelsB] = [modelsOf(a.header), modelsOf(b.header)];
  return {
    prompts: promptChanges(a, b),
    data: dataA.hash === dataB.hash ? null : { a: dataA.path, b: dataB.path },
    parts: changedParts(a.header.parts, b.header.parts),
    models: {
      onlyA: modelsA.filter((model) => !modelsB.includes(model)),
      onlyB: modelsB.filter((model) => !modelsA.includes(model)),
    },
    settings: changedSettings(a.header, b.header),
  };
}

function changedSettings(a: EvaluationHeader, b: EvaluationHeader): RunChanges['settings'] {
  const numbers = (['limit', 'repeat', 'seed'] as const).map((name) => ({
    name,
    a: a.settings[name],
    b: b.settings[name],
  }));
  const graders = ({ judges }: EvaluationHeader): string | null => judges?.join(', ') ?? null;
  return [...numbers, { name: 'judge', a: graders(a), b: graders(b) }].filter((setting) => setting.a !== setting.b);
}

export function modelsOf({ variants }: EvaluationHeader): string[] {
  return [...new Set(variants.map(({ model }) => model))];
}

/** Prompts of one path belong together, and so do the only two that are left. */
function promptChanges(a: RunInputs, b: RunInputs): PromptChange[] {
  const isIn = ({ header }: RunInputs, path: string): boolean => header.prompts.some((prompt) => prompt.path === path);
  const both = a.header.prompts.filter(({ path }) => isIn(b, path)).map(({ path }) => change(a, b, [path, path]));
  const gone = a.header.prompts.map(({ path }) => path).filter((path) => !isIn(b, path));
  const added = b.header.prompts.map(({ path }) => path).filter((path) => !isIn(a, path));
  const [from, to] = [gone[0], added[0]];
  if (gone.length === 1 && added.length === 1 && from !== undefined && to !== undefined)
    return [...both, change(a, b, [from, to])];
  return [
    ...both,
    ...gone.map((path): PromptChange => ({ a: path, b: null, changed: true, diff: null })),
    ...added.map((path): PromptChange => ({ a: null, b: path, changed: true, diff: null })),
  ];
}

function change(a: RunInputs, b: RunInputs, [from, to]: readonly [string, string]): PromptChange {
  const changed = hashOf(a.header.prompts, from) !== hashOf(b.header.prompts, to);
  const [before, after] = [textOf(a, from), textOf(b, to)];
  const diff =
    changed && before !== undefined && after !== undefined
      ? withoutIndex(createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 3 }))
      : null;
  return { a: from, b: to, changed, diff };
}

/** From the line with the first file's name on. */
function withoutIndex(patch: string): string {
  return patch.slice(patch.indexOf('--- '));
}

function textOf({ texts }: RunInputs, address: string): string | undefined {
  return texts.get(address) ?? texts.get(splitAddress(address).path);
}

function hashOf(stamps: readonly FileStamp[], path: string): string | undefined {
  return stamps.find((stamp) => stamp.path === path)?.hash;
}

function changedParts(a: readonly FileStamp[], b: readonly FileStamp[]): string[] {
  const paths = [...new Set([...a, ...b].map(({ path }) => path))];
  return paths.filter((path) => hashOf(a, path) !== hashOf(b, path));
}
