import { parseTemplate, renderParsed } from '../template/engines.js';
import { segmentsText } from '../template/segments-text.js';
import { TemplateError } from '../template/template.js';
import type { Span } from '../text/span.js';
import type { RowValues } from './row-values.js';

/** An expression over a row, such as `label == 'yes' and text | length < 400`. */
export interface RowCondition {
  /** The columns a row must have for it. */
  readonly columns: readonly string[];
  /** Every place of the expression that names a column. */
  readonly uses: readonly { readonly name: string; readonly span: Span }[];
  /** Whether a row fulfils it, or why that cannot be told. */
  holds(values: RowValues): boolean | { readonly fault: string };
}

const opening = '{% if ';

/** Reads Jinja's expression language, which reaches nothing but the row; or says what is wrong with the text. */
export function parseCondition(source: string): RowCondition | { readonly fault: string } {
  if (/%\}|\{[{%#]/.test(source)) return { fault: 'write the expression alone, without {{ }} around it' };
  const template = parseTemplate(`${opening}${source} %}1{% endif %}`, 'jinja2');
  const { problems, uses } = template.facts;
  const [problem] = problems;
  if (problem !== undefined) return { fault: problem.message.replace(/\.$/, '') };
  const columns = [...new Set(uses.filter(({ guarded }) => !guarded).map(({ name }) => name))];
  return {
    columns,
    uses: uses.map(({ name, span: { start, end } }) => {
      return { name, span: { start: start - opening.length, end: end - opening.length } };
    }),
    holds(values) {
      try {
        return segmentsText(renderParsed(template, values, { strict: true }).segments) === '1';
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        return { fault: error.message.replace(/\.$/, '') };
      }
    },
  };
}
