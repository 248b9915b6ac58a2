import { judgePromptPath, type JudgePrompts } from '../../../engine/eval/bind-judged.js';
import { usesWithin } from '../../../engine/eval/uses-within.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import type { Host } from '../../host.js';

/** The judge prompts a prompt's metrics name by path. @throws HostError as `readPrompt` */
export async function readJudgePrompts(
  { config }: PromptDoc,
  promptFile: string,
  host: Host,
): Promise<{ readonly prompts: JudgePrompts; readonly files: readonly string[] }> {
  const named = usesWithin(config.metrics).flatMap((use) => judgePromptPath(use) ?? []);
  const paths = [...new Set(named)];
  const files = paths.map((path) => host.resolve(promptFile, path));
  const docs = await Promise.all(files.map((file) => host.readPrompt(file)));
  return { prompts: new Map(paths.flatMap((path, i) => (docs[i] ? [[path, docs[i]]] : []))), files };
}
