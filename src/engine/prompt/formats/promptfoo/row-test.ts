import { type Mapping } from '../../field-reader.js';
import { shortAssertion } from './short-assertion.js';

/**
 * The test that a row of a table is: promptfoo takes columns whose names begin with `__` for what they say of the test,
 * and all others for variables. Columns it has and Hone does not are kept under their names, to be listed.
 */
export function rowTest(row: Readonly<Record<string, string>>, types: ReadonlySet<string>): Mapping {
  const vars: Record<string, string> = {};
  const test: Record<string, unknown> = {};
  const options: Record<string, string> = {};
  const thresholds = new Map<number, number>();
  const assertions: Mapping[] = [];
  for (const [name, cell] of Object.entries(row)) {
    const [, target] = /^__config:__expected(\d*):threshold$/.exec(name) ?? [];
    if (target !== undefined) thresholds.set(Math.max(1, Number(target)), Number.parseFloat(cell));
    else if (/^__expected\d*$/.test(name))
      assertions.push(...(cell.trim() === '' ? [] : [shortAssertion(cell, types)]));
    else if (name === '__prefix' || name === '__suffix') options[name.slice(2)] = cell;
    else if (!name.startsWith('__')) vars[name] = cell;
    else if (cell.trim() !== '') test[name.slice(2)] = name === '__threshold' ? Number.parseFloat(cell) : cell;
  }
  const { metric, ...rest } = test;
  const assert = assertions.map((assertion, i) => {
    const threshold = thresholds.get(i + 1);
    return { ...assertion, ...(metric !== undefined && { metric }), ...(threshold !== undefined && { threshold }) };
  });
  return { ...rest, vars, options, assert };
}
