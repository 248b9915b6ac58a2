import type { Metric } from '../engine/eval/contracts/metric.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';
import { type CodeOfRun, codeOfRun, codeSentences } from '../host/jobs/evaluate/code-of-run.js';

export interface CodeOptions {
  /**
   * True runs the code of `javascript` and `python` metrics, with your rights: only for prompts you trust. It runs in a
   * process of its own.
   */
  readonly allowCode?: boolean;
  /** What paths of prompts are relative to, and so the files of code they name; the current folder when left out. */
  readonly folder?: string;
}

interface Measured {
  readonly prompt: PromptDoc;
  readonly metrics: readonly Metric[];
}

/** What the code of a run's metrics runs in, to be closed. @throws Error where there is code that nobody has allowed */
export async function allowedCode(
  measured: readonly Measured[],
  { allowCode = false, folder = process.cwd() }: CodeOptions,
): Promise<CodeOfRun> {
  const [code] = measured.flatMap(({ prompt, metrics }) => codeSentences({ doc: prompt, metrics }));
  if (code !== undefined && !allowCode)
    throw new Error(`${code} Look at it, then allow it with \`allowCode: true\`, or take the metric out.`);
  const variants = measured.map(({ prompt, metrics }) => ({ variant: { prompt }, metrics }));
  const opened = codeOfRun(variants, { allowCode, host: { root: folder }, advice: '' });
  try {
    await opened.start();
    return opened;
  } catch (error) {
    opened.close();
    throw error;
  }
}
