import { measuredBy } from '../engine/optimize/graded-by.js';
import type { OptimizeTask } from '../engine/optimize/task.js';
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

type Task = Pick<OptimizeTask, 'prompt' | 'metric' | 'summed'>;

/** What the code of a search's metrics runs in, to be closed. @throws Error where there is code that nobody has allowed */
export async function allowedCode(
  task: Task,
  { allowCode = false, folder = process.cwd() }: CodeOptions,
): Promise<CodeOfRun> {
  const metrics = measuredBy(task);
  const [code] = codeSentences({ doc: task.prompt, metrics });
  if (code !== undefined && !allowCode)
    throw new Error(`${code} Look at it, then allow it with \`allowCode: true\`, or take the metric out.`);
  const variants = [{ variant: { prompt: task.prompt }, metrics }];
  const opened = codeOfRun(variants, { allowCode, host: { root: folder }, advice: '' });
  try {
    await opened.start();
    return opened;
  } catch (error) {
    opened.close();
    throw error;
  }
}
