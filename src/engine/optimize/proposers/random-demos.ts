import type { Row } from '../../dataset/row.js';
import type { Random } from '../../random/seeded.js';
import type { Genome, Proposer, SearchContext } from '../parts.js';

/** Gives each proposal of another proposer between none and so many demonstrations from the pool. */
export function withRandomDemos(proposer: Proposer, most: number): Proposer {
  return {
    id: `${proposer.id}-with-demos`,
    async propose(family, context) {
      const proposals = await proposer.propose(family, context);
      const random = context.random.fork(`${proposer.id}-demos`);
      const { pool } = context.rows;
      return proposals.map((proposal) => {
        const demos = random.sample(pool, random.below(Math.min(most, pool.length) + 1));
        return { ...proposal, genome: { ...proposal.genome, demos } };
      });
    },
  };
}

/** Half as many as both have together, drawn from those of both. */
export function crossDemos(mother: Genome, father: Genome, random: Random): readonly Row[] {
  const [own, other] = [mother.demos ?? [], father.demos ?? []];
  const all = [...own, ...other.filter((row) => !own.some(({ id }) => id === row.id))];
  return random.sample(all, Math.floor((own.length + other.length) / 2));
}

/** One more with a chance of a third, one less with another, and in a new order. */
export function mutateDemos(
  demos: readonly Row[],
  most: number,
  { rows, random }: Pick<SearchContext, 'rows' | 'random'>,
): readonly Row[] {
  const chance = random.next();
  if (chance < 1 / 3 && demos.length < most) {
    const fresh = rows.pool.filter((row) => !demos.some(({ id }) => id === row.id));
    return random.shuffle([...demos, ...random.sample(fresh, 1)]);
  }
  const fewer = chance >= 1 / 3 && chance < 2 / 3 && demos.length > 0;
  return random.shuffle(fewer ? random.sample(demos, demos.length - 1) : demos);
}
