import type { MethodInfo } from '../../src/engine/optimize/contracts.js';
import type { MethodFigures, StudyFigures } from './study-figures.js';
import { studyNames } from './study-data.js';
import { studyBudgets } from './study-jobs.js';

/** `src/engine/optimize/methods/README.md`: every method, and what was measured of it. */
export function methodIndex(methods: readonly MethodInfo[], study: StudyFigures): string {
  const truth = studyNames.map((name) => `${name} ${percent(study.start[name] ?? NaN)}`).join(', ');
  return `# The methods

Generated: \`npm run bench -- optimize\` writes it anew from the methods and from what it has measured. \`hone methods ID\` shows the numbers a method runs with, what \`objective: pareto\` changes in it, and how it differs from its paper.

| method | needs | what it does | paper |
|---|---|---|---|
${methods.map(methodRow).join('\n')}

## What they maximise

A metric of the prompt, several by weights, or \`score\`. Without \`--metric\` it is the first that Hone computes, else the first that a model grades, else the first
that code of the prompt computes.

- An answer whose grade cannot be had or read is left out for that candidate; where that is most of them, the run ends.
- Code runs only with \`--allow-code\`, in a process of its own. Where it fails on an answer (it throws, runs longer than 10 seconds, or gives back what is no score from 0
  to 1), its metric scores the lowest of its range there: no candidate gains by making the checker crash. The report says on how many answers it failed, the sealed test's
  included, and what was wrong first. Where it fails on all answers of the first prompt, the code is broken, and the run ends before anything more is paid.
- What was said of an answer is kept with the run: one that goes on asks neither judge nor code again, so it leads to the same result even if either would change its mind.

## How well they search

Measured on ${study.measured}: ${runsOf(study)} for each method and budget, on four data sets (${studyNames.join(', ')}), with the offline learner as the
model and as the writer. **It is no language model**: it gains by rules that name telling words and by demonstrations, and by hardly anything
else, so a method that lives on how a prompt is worded shows nothing here. The table says whether a search works as a search: does it find what is there to be found,
stay within its budget, and claim only what holds. Methods that ask a judge instead of a metric are not in it. Which method suits your model, only your
model can say.

All runs start from the same plain prompt, which is right on ${truth} of the rows that no run sees. Of 320 rows each run uses 80 to train, 80 as its
dev set, 100 as the sealed test and 60 as the pool of demonstrations.

- *trec* to *sst5*: the score on the sealed test of the file the run hands out, as a mean over seeds; the unchanged prompt where nothing reliable was found
- *better*: of all runs, those that claim an improvement that holds on 500 rows no run sees; *falsely*: those that claim one that does not
- *dev less test*: the winner's score on the rows it was chosen by, less that on the sealed test: what a search that reports its dev score would promise too much
- *calls*: charged on average, the verdict included
${studyBudgets.map((calls) => section(calls, study)).join('')}`;
}

function methodRow({ id, needs, summary, paper }: MethodInfo): string {
  return `| [${id}](${id}.ts) | ${needs.join(', ')} | ${summary} | ${paper ? `[${paper.title}](${paper.url})` : ''} |`;
}

function runsOf({ seeds }: StudyFigures): string {
  return seeds === 1 ? 'one run' : `${seeds} runs`;
}

function section(calls: number, { methods }: StudyFigures): string {
  const rows = methods.filter((figures) => figures.calls === calls).map(figureRow);
  return `
### At most ${calls.toLocaleString('en')} calls

| method | ${studyNames.join(' | ')} | better | falsely | dev less test | calls |
|---|${'--:|'.repeat(studyNames.length + 4)}
${rows.join('\n')}
`;
}

function figureRow({ method, test, found, false: wrong, phantom, charged }: MethodFigures): string {
  const scores = studyNames.map((name) => percent(test[name]));
  const points = `${(100 * phantom).toFixed(1)} points`;
  return `| ${[method, ...scores, percent(found), percent(wrong), points, charged.toLocaleString('en')].join(' | ')} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
