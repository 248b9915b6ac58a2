import { stringify } from 'yaml';
import type { LoadPartial } from '../../template/template.js';
import type { Problem } from '../../text/problem.js';
import { parsePrompt } from '../parse-prompt.js';
import type { PromptDoc } from '../prompt-doc.js';
import { checkImport, renamedRow } from './check-import.js';
import { convertBody, type JoinedWay } from './convert-body.js';
import { frontMatterOf } from './front-matter.js';
import { inTextOrder } from '../../text/span.js';

/** A prompt as a file of Hone's own format. */
export interface ImportedPrompt {
  readonly text: string;
  /** The rows the prompt's file holds, as lines of JSON; undefined where it holds none. */
  readonly data: string | undefined;
  /** What was not carried over, at its place in the prompt's own file. */
  readonly lost: readonly Problem[];
}

/** Why a prompt cannot be imported: each with its place in the prompt's own file. */
export interface RefusedImport {
  readonly refused: readonly [Problem, ...Problem[]];
}

export interface ImportOptions {
  readonly stem: string;
  /** The path of the data file the prompt names, from the new file's folder. */
  readonly referredData: string | undefined;
  readonly load: LoadPartial;
}

/**
 * Writes a prompt of any format as Hone's own. The result parses without a problem and renders the same messages as the
 * prompt for each of its samples: that is checked here, and what fails the check is refused rather than written.
 */
export function importPrompt(doc: PromptDoc, options: ImportOptions): ImportedPrompt | RefusedImport {
  const [first, ...others] = doc.problems;
  if (first !== undefined) return { refused: [first, ...others] };
  const made = attempt(doc, options, 'cut');
  if (!('refused' in made)) return made;
  if (isNunjucks(doc)) return attempt(doc, options, 'as it is');
  return doc.joined === undefined ? made : attempt(doc, options, 'whole');
}

/** What Jinja would render otherwise keeps its own language. */
function isNunjucks({ template }: PromptDoc): boolean {
  return template.engine === 'jinja2' && template.options.environment === 'nunjucks';
}

function attempt(
  doc: PromptDoc,
  { stem, referredData, load }: ImportOptions,
  way: JoinedWay,
): ImportedPrompt | RefusedImport {
  const body = convertBody(doc, { way, load });
  const [refusal, ...further] = body.refused;
  if (refusal !== undefined) return { refused: [refusal, ...further] };
  const samples = doc.samples.map(({ values }) => renamedRow(values, body.renamed));
  const dataPath = samples.length > 0 ? `${stem}.jsonl` : referredData;
  const text = withFrontMatter(frontMatterOf(doc, body, { stem, dataPath }), body.text);
  const imported = parsePrompt(text, `${stem}.prompt`);
  const { faults, lost } = checkImport({ doc, imported, renamed: body.renamed, load });
  const [fault, ...more] = faults;
  if (fault !== undefined) return { refused: [fault, ...more] };
  const data = samples.length === 0 ? undefined : samples.map((row) => `${JSON.stringify(row)}\n`).join('');
  return { text, data, lost: lostIn(doc, [...body.issues, ...lost]) };
}

/** All that the reader says it does not do, and what the conversion could not keep. */
function lostIn(doc: PromptDoc, issues: readonly Problem[]): Problem[] {
  const environment = (doc.environment ?? []).map(({ name, span }): Problem => {
    const message = `The value of the variable \`${name}\` is not read: its reference stays as it is written.`;
    return { code: 'environment', message, span };
  });
  const put = doc.config.inputs.flatMap(({ putIn, name, span }): Problem[] => {
    if (putIn === undefined) return [];
    return [{ code: 'input-kind', message: `\`${name}\` is put in as text: Hone's own format has no ${putIn}.`, span }];
  });
  return [...doc.unsupported, ...environment, ...put, ...issues].sort(inTextOrder);
}

/** Long lines are not folded: every later difference would be more than it is. */
function withFrontMatter(entries: Readonly<Record<string, unknown>>, body: string): string {
  if (Object.keys(entries).length === 0) return body;
  return `---\n${stringify(entries, { lineWidth: 0, aliasDuplicateObjects: false })}---\n${body}`;
}
