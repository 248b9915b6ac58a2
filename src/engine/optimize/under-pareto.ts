/** What several methods say of `objective: pareto`; the winner is chosen by score and cost with each of them. */

export const keepsByFronts =
  'What it keeps goes by fronts over score, tokens and money, where a prompt that scores worse than the best by more than a standard error comes last.';

export const followsForLess = 'It moves to a prompt that scores as well for less, too.';

export const measuresAll =
  'Its search stays as it is: it scores every prompt on all dev rows, and the winner is chosen among them.';

export const goesByScore =
  'Its search stays as it is, since it is steered by numbers made of scores; the winner is chosen among the prompts that have met all dev rows.';
