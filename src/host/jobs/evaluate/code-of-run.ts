import { dirname, resolve } from 'node:path';
import type { RunCode } from '../../../engine/eval/contracts/code-metric.js';
import type { Metric } from '../../../engine/eval/contracts/metric.js';
import { codeOf } from '../../../engine/eval/juries.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import { createCodeRunner } from '../../code/code-runner.js';
import { resolveInside } from '../../files/confine.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';

type Root = Pick<Host, 'root'>;

interface Coded {
  readonly doc: PromptDoc;
  readonly metrics: readonly Metric[];
}

/**
 * The absolute paths of the files with code that a prompt's metrics name.
 * @throws HostError `not-found`; `outside-workspace`
 */
export function codeFiles({ doc, metrics }: Coded, host: Root): string[] {
  const files = metrics.flatMap(codeOf).flatMap(({ file }) => file ?? []);
  return [...new Set(files.map(({ path }) => codeFile(doc, path, host)))];
}

function codeFile(doc: PromptDoc, path: string, host: Root): string {
  const found = resolveInside(host.root, dirname(resolve(host.root, doc.path)), path);
  if (found !== undefined) return found;
  throw new HostError('not-found', `${addressOf(doc)}: there is no file '${path}' beside it, which a metric runs.`);
}

export interface CodeOfRun {
  /** Before anything is paid for. @throws HostError `bad-argument` where a language is not there */
  start(): Promise<void>;
  /** What runs a prompt's code; nothing where no metric of the run has any. */
  of(doc: PromptDoc): { readonly code?: RunCode };
  close(): void;
}

interface RunAround {
  readonly allowCode: boolean | undefined;
  readonly host: Root;
  /** As with `CodeRunnerOptions`. */
  readonly advice?: string;
}

/** What the code of a run's metrics runs in. @throws HostError as `refuseUntrusted` */
export function codeOfRun(
  variants: readonly { readonly variant: { readonly prompt: PromptDoc }; readonly metrics: readonly Metric[] }[],
  { allowCode, host, advice }: RunAround,
): CodeOfRun {
  const code = variants.flatMap(({ metrics }) => metrics.flatMap(codeOf));
  if (code.length === 0) return { start: () => Promise.resolve(), of: () => ({}), close: () => undefined };
  refuseUntrusted(
    variants.map(({ variant, metrics }) => ({ doc: variant.prompt, metrics })),
    allowCode,
  );
  const runner = createCodeRunner({ cwd: host.root, ...(advice !== undefined && { advice }) });
  return {
    start: () => runner.start(code.map(({ language }) => language)),
    of: (doc) => ({
      code: runner.for(dirname(resolve(host.root, doc.path)), (path) => codeFile(doc, path, host)),
    }),
    close: () => runner.close(),
  };
}

/**
 * Nothing of a prompt file runs unless whoever starts the run said so: neither the prompt nor the configuration beside it
 * can.
 * @throws HostError `code-not-allowed`
 */
export function refuseUntrusted(prompts: readonly Coded[], allowCode = false): void {
  if (allowCode) return;
  const [code] = prompts.flatMap(codeSentences);
  if (code !== undefined)
    throw new HostError(
      'code-not-allowed',
      `${code} Look at it, then allow it with --allow-code (in VS Code: the setting hone.allowCode), or take the metric out.`,
    );
}

/** What runs on the user's machine, a sentence each. */
export function codeSentences({ doc, metrics }: Coded): string[] {
  return metrics.flatMap((metric) =>
    codeOf(metric).map(({ file }) => {
      const where = file === undefined ? `code that stands in ${addressOf(doc)}` : `the code in ${file.path}`;
      return `Metric '${metric.id}' runs ${where}, with your rights on this machine.`;
    }),
  );
}
