import type { Case } from './branches.js';

/** A kind of failure that several causes have in common. */
export interface Pattern {
  /** From 1 to 10. */
  readonly importance: number;
  readonly text: string;
}

/** Lines such as `8 | dates are mistaken for numbers`, the most important first; other lines say nothing. */
export function readPatterns(answer: string): Pattern[] {
  const found = answer.split('\n').flatMap((line): Pattern[] => {
    const match = /^\s*(?:[-*]\s*)?(\d+(?:\.\d+)?)\s*\|\s*(\S.*?)\s*$/.exec(line);
    return match === null ? [] : [{ importance: Number(match[1]), text: match[2] ?? '' }];
  });
  return found.sort((a, b) => b.importance - a.importance);
}

/** A new branch, or one inside the branch `at`. */
export type BranchEdit = Case & { readonly at: number | undefined };

/** Fields `place`, `when` and `then`, a line each; undefined without something to do. Places count from 1. */
export function readBranchEdit(answer: string): BranchEdit | undefined {
  const field = (name: string): string =>
    new RegExp(`^\\W*${name}\\W*:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(answer)?.[1]?.trim() ?? '';
  const then = field('then');
  if (then === '') return undefined;
  const place = /\d+/.exec(field('place'))?.[0];
  const when = field('when').replace(/^(?:if|when)\s+/i, '');
  return {
    at: place === undefined ? undefined : Number(place) - 1,
    when: /^(?:always|-)?$/i.test(when) ? '' : when,
    then,
  };
}

/** Numbers of branches, which count from 1. */
export function readNeedless(answer: string, count: number): number[] {
  const numbers = [...answer.matchAll(/\d+/g)].map(([number]) => Number(number) - 1);
  return [...new Set(numbers)].filter((at) => at >= 0 && at < count);
}
