import * as vscode from 'vscode';
import type { Variant } from '../../engine/eval/contracts/cell.js';
import { addressOf, splitAddress } from '../../engine/prompt/prompt-address.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { fixed } from '../numbers.js';

/** What tells a variant from the others of its run: choices, model or prompt, whichever differ. */
export function variantLabels(variants: readonly Variant[]): ReadonlyMap<string, string> {
  const differs = (of: (variant: Variant) => string): boolean => new Set(variants.map(of)).size > 1;
  const prompts = differs(({ prompt }) => addressOf(prompt));
  const isNamed = !differs(({ prompt }) => prompt.config.name);
  const models = differs(({ model }) => model);
  return new Map(
    variants.map((variant) => {
      const choices = Object.entries(variant.inputs).map(([name, value]) => `${name}=${shown(value)}`);
      const name = isNamed ? sharedName(variant.prompt, variants) : variant.prompt.config.name;
      const parts = [prompts ? name : '', models ? variant.model : '', ...choices].filter(Boolean);
      return [variant.id, parts.length > 0 ? parts.join(' · ') : variant.model];
    }),
  );
}

/** Prompts of one name are told apart by their files, and a prompt's other forms by their own names. */
function sharedName(prompt: PromptDoc, variants: readonly Variant[]): string {
  // A run on disk knows a form by its whole address.
  const { path, fragment } = splitAddress(addressOf(prompt));
  const isOneFile = variants.every((variant) => splitAddress(addressOf(variant.prompt)).path === path);
  return isOneFile ? (fragment ?? vscode.l10n.t('as written')) : addressOf(prompt);
}

/** A variant by its model and its choices, where there is nothing to tell it from. */
export function choiceLabel({ model, inputs }: Pick<Variant, 'model' | 'inputs'>): string {
  return [model, ...Object.entries(inputs).map(([name, value]) => `${name}=${shown(value)}`)].join(' · ');
}

export function chance(p: number): string {
  return p < 0.001 ? `p < ${fixed(0.001, 3)}` : `p = ${fixed(p, 3)}`;
}

/** A share as percentage points with one decimal. */
export function points(share: number): string {
  return fixed(share * 100, 1);
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /\s/.test(value) ? `“${value}”` : value;
}
