import type { MethodInfo, MethodSettings } from '../../engine/optimize/contracts.js';
import { findMethod } from '../../engine/optimize/find-method.js';
import { infoOf, methodInfos } from '../../engine/optimize/methods/index.js';
import { HostError } from '../../host/host-error.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

export interface MethodsArguments {
  readonly format: 'text' | 'json';
}

export function printMethods(id: string | undefined, { format }: MethodsArguments, terminal: Terminal): ExitCode {
  const chosen = id === undefined ? methodInfos() : [methodNamed(id)];
  if (format === 'json')
    terminal.print(`${JSON.stringify({ version: 1, methods: chosen.map(toJson) }, undefined, 2)}\n`);
  else terminal.print(`${chosen.map(describe).join('\n\n')}\n`);
  return exitCodes.fine;
}

function methodNamed(id: string): MethodInfo {
  const found = findMethod(id);
  if (!found.ok) throw new HostError('bad-argument', found.message);
  return infoOf(found.method);
}

function toJson({ paper, ...method }: MethodInfo): Record<string, unknown> {
  return { ...method, paper: paper ?? null };
}

function describe({
  id,
  title,
  summary,
  needs,
  defaults,
  choices = {},
  paper,
  pareto,
  differences,
}: MethodInfo): string {
  return [
    `${id}  ${title}`,
    `  ${summary}`,
    ...(needs.length > 0 ? [`  needs: ${needs.join(', ')}`] : []),
    `  defaults: ${settingsText(defaults)}`,
    ...Object.entries(choices).map(([name, known]) => `  ${name} may be: ${known.join(', ')}`),
    ...(paper === undefined ? [] : [`  paper: ${paper.title} <${paper.url}>`]),
    `  with objective pareto: ${pareto}`,
    ...differences.map((difference) => `  unlike the paper: ${difference}`),
  ].join('\n');
}

/** `width 4, ucb.rows 8`. */
function settingsText(settings: MethodSettings): string {
  return Object.entries(settings)
    .flatMap(([name, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([own, setting]) => `${name}.${own} ${setting}`)
        : `${name} ${value}`,
    )
    .join(', ');
}
