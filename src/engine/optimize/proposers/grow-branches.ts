import type { Row } from '../../dataset/row.js';
import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, SearchContext } from '../parts.js';
import { findCauseRequest } from '../requests/find-cause.js';
import { mergeCausesRequest } from '../requests/merge-causes.js';
import { reviewBranchesRequest } from '../requests/review-branches.js';
import { reviseBranchesRequest } from '../requests/revise-branches.js';
import { addBranch, type Branch, branchLines, deepenBranch, pruneBranches } from './branches.js';
import { labelsOf, quoteExample, quotedTexts } from './quote-example.js';
import { type BranchEdit, type Pattern, readBranchEdit, readNeedless, readPatterns } from './read-branch-answers.js';
import { shownPart } from './written-parts.js';

/** A candidate whose main part tells cases apart. */
export interface Tree {
  readonly candidate: Candidate;
  readonly part: string;
  readonly branches: readonly Branch[];
}

/** Trees with one case more each: why it failed, what failures have in common, and where that belongs (AMPO). */
export async function grownBranches(
  tree: Tree,
  { failures, patterns }: { readonly failures: readonly Row[]; readonly patterns: number },
  context: SearchContext,
): Promise<readonly (readonly Branch[])[]> {
  const causes = await causesOf(tree, failures, context);
  if (causes.length === 0) return [];
  const prompt = shownPart(tree.candidate.genome, tree.part);
  const values = { prompt, causes, mark: clearMark([prompt, ...causes]) };
  const [answer = ''] = await context.ask([{ prompt: mergeCausesRequest, values }]);
  const edits = await editsFor(readPatterns(answer).slice(0, patterns), tree, context);
  return edits.flatMap((edit) => {
    const grown = edit && applyEdit(tree.branches, edit);
    return grown === undefined ? [] : [grown];
  });
}

/** Without the cases that a reviewer calls needless; undefined when there are none. */
export async function prunedBranches(tree: Tree, context: SearchContext): Promise<readonly Branch[] | undefined> {
  const prompt = shownPart(tree.candidate.genome, tree.part);
  const values = { prompt, branches: caseLines(tree.branches), mark: clearMark([prompt]) };
  const [answer = ''] = await context.ask([{ prompt: reviewBranchesRequest, values }]);
  const needless = readNeedless(answer, tree.branches.length);
  return needless.length === 0 ? undefined : pruneBranches(tree.branches, needless);
}

export function applyEdit(branches: readonly Branch[], { at, when, then }: BranchEdit): Branch[] | undefined {
  return at === undefined ? addBranch(branches, { when, then }) : deepenBranch(branches, at, { when, then });
}

async function causesOf(
  { candidate, part }: Tree,
  failures: readonly Row[],
  context: SearchContext,
): Promise<readonly string[]> {
  const prompt = shownPart(candidate.genome, part);
  const causes = await context.ask(
    failures.map((row) => {
      const examples = [quoteExample(candidate, row, context)];
      const mark = clearMark([prompt, ...quotedTexts(examples)]);
      return { prompt: findCauseRequest, values: { prompt, examples, labels: labelsOf(candidate), mark } };
    }),
  );
  return causes.filter((cause) => cause !== undefined);
}

async function editsFor(
  patterns: readonly Pattern[],
  { candidate, part, branches }: Tree,
  context: SearchContext,
): Promise<readonly (BranchEdit | undefined)[]> {
  const prompt = shownPart(candidate.genome, part);
  const answers = await context.ask(
    patterns.map(({ text: pattern }) => ({
      prompt: reviseBranchesRequest,
      values: { prompt, pattern, branches: caseLines(branches), mark: clearMark([prompt, pattern]) },
    })),
  );
  return answers.map((answer) => (answer === undefined ? undefined : readBranchEdit(answer)));
}

/** One line for each branch, with what is inside it. */
function caseLines(branches: readonly Branch[]): string[] {
  return branches.map((branch) =>
    branchLines([branch])
      .map((line) => line.replace(/^\s*- /, ''))
      .join(' '),
  );
}
