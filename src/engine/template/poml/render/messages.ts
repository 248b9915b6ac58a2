import type { Segment } from '../../template.js';
import type { Said, Speaker } from './box.js';

const roles: Readonly<Record<Speaker, string>> = { system: 'system', human: 'user', ai: 'assistant', tool: 'tool' };

/**
 * Cuts what is said into messages, one for each run of the same speaker: a marker, then its pieces. A file in which
 * nobody is named speaks as the user.
 */
export function toMessages(said: readonly Said[], isSystemNamed: boolean): Segment[] {
  const runs: { speaker: Speaker; segments: Segment[] }[] = [];
  let between: Segment[] = [];
  for (const { segment, speaker } of said) {
    if (speaker === undefined) {
      between.push(segment);
      continue;
    }
    const last = runs.at(-1);
    if (last?.speaker === speaker) last.segments.push(...between, segment);
    else runs.push({ speaker, segments: [segment] });
    between = [];
  }
  const [only, ...others] = runs;
  if (only !== undefined && others.length === 0 && only.speaker === 'system' && !isSystemNamed) only.speaker = 'human';
  return runs.flatMap(({ speaker, segments }) => [marker(roles[speaker], segments), ...segments]);
}

function marker(name: string, [first]: readonly Segment[]): Segment {
  const start = first?.span.start ?? 0;
  return { kind: 'marker', name, span: { start, end: start }, template: first?.template };
}
