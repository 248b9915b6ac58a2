import type { Row } from '../../../dataset/row.js';
import { closest } from '../../../text/closest.js';
import { dataRows, type LinkedFile, linkedFiles, placeIn } from '../../dataset/linked-rows.js';
import { plainAnswers, singleColumn } from '../../demo-answers.js';
import { defineRule, type Report } from '../../rule.js';

/** No answer is right for such a row. */
export const expectedNotDeclared = defineRule({
  meta: {
    id: 'dataset/expected-not-declared',
    summary: 'The answers that the data expects are declared labels.',
    kind: 'objective',
    severity: 'error',
    formats: ['hone'],
    fix: 'none',
    sources: [
      {
        title: 'OpenAI cookbook, Optimize Prompts: the few-shot consistency checker',
        url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Optimize_Prompts.ipynb',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, workspace }) {
    const { labels } = doc.config.output;
    const column = singleColumn(doc.config.expect);
    const [file] = linkedFiles(doc);
    if (labels.length === 0 || column === undefined || doc.config.data === undefined || file === undefined) return;
    const names = new Set(labels.flatMap(({ value, word }) => [value, word]));
    const answerOf = plainAnswers(doc, column);
    const wrong = new Map<string, Row[]>();
    for (const row of dataRows(doc, workspace)) {
      const text = answerOf(row.values);
      if (text !== undefined && !names.has(text))
        wrong.set(text, [...(wrong.get(text) ?? []), row].slice(0, mostPlaces));
    }
    for (const [text, rows] of [...wrong].slice(0, mostValues)) yield report({ file, text, rows }, [...names]);
  },
});

/** More values than this are another kind of column. */
const mostValues = 5;
const mostPlaces = 5;

interface Wrong {
  readonly file: LinkedFile;
  readonly text: string;
  readonly rows: readonly Row[];
}

function report({ file, text, rows }: Wrong, names: readonly string[]): Report {
  const line = rows[0]?.line ?? 1;
  const related = rows.map((row) => placeIn(file, row.line, `Expects '${text}'.`));
  const where = `Line ${line} of '${file.path}' expects`;
  const alike = names.find((name) => name.trim().toLowerCase() === text.trim().toLowerCase());
  if (alike !== undefined) {
    const message = `${where} '${text}', which is written '${alike}' in output.labels: write it the same way.`;
    return { span: file.span, message, related, severity: 'warning' };
  }
  const guess = closest(text, names);
  const help =
    guess === undefined ? 'correct it, or declare it under output.labels' : `change it to '${guess}', or declare it`;
  const what = text.trim() === '' ? 'an empty answer' : `'${text}'`;
  return { span: file.span, message: `${where} ${what}, which is not one of output.labels: ${help}.`, related };
}
