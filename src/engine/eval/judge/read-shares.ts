import { readTags } from '../../text/read-tag.js';
import type { Grade } from './graded-assertion.js';
import { readYes } from './read-score.js';

/** The share of statements a judge said yes to. Undefined unless every statement has a plain yes or no. */
export function readShare(reply: string, mark: string): Grade | undefined {
  const statements = readTags(reply, `statement${mark}`);
  const held = readTags(reply, `held${mark}`).map(readYes);
  if (held.length === 0 || held.length !== statements.length || held.includes(undefined)) return undefined;
  const failed = statements.filter((_, i) => held[i] === false);
  const value = (held.length - failed.length) / held.length;
  return failed[0] === undefined
    ? { value }
    : { value, reason: `${failed.length} of ${held.length} not, such as: ${failed[0]}` };
}

export function shareExample(mark: string): string {
  const one = `<statement${mark}>It says a thing in one short sentence.</statement${mark}><held${mark}>yes</held${mark}>`;
  return `${one}\n${one}`;
}
