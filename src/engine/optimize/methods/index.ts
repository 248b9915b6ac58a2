import type { MethodInfo } from '../contracts.js';
import type { Method } from '../parts.js';
import { ampo } from './ampo.js';
import { apio } from './apio.js';
import { auto } from './auto.js';
import { ape } from './ape.js';
import { bootstrapDemos } from './bootstrap-demos.js';
import { evopromptDe } from './evoprompt-de.js';
import { evopromptGa } from './evoprompt-ga.js';
import { capo } from './capo.js';
import { copro } from './copro.js';
import { fipoOneShot } from './fipo-one-shot.js';
import { gepa } from './gepa.js';
import { grips } from './grips.js';
import { hillClimbMethod } from './hill-climb.js';
import { ipc } from './ipc.js';
import { opro } from './opro.js';
import { pe2 } from './pe2.js';
import { prewriteS } from './prewrite-s.js';
import { promptagent } from './promptagent.js';
import { promptMii } from './prompt-mii.js';
import { miprov2 } from './miprov2.js';
import { plumGaC } from './plum-ga-c.js';
import { plumGaM } from './plum-ga-m.js';
import { plumHc } from './plum-hc.js';
import { plumHs } from './plum-hs.js';
import { plumSa } from './plum-sa.js';
import { plumTs } from './plum-ts.js';
import { promptbreeder } from './promptbreeder.js';
import { protegi } from './protegi.js';
import { simba } from './simba.js';
import { randomSeparators } from './random-separators.js';
import { textgrad } from './textgrad.js';
import { spo } from './spo.js';

/** In the order lists show them: the one to try first comes first. */
export const methods: readonly Method[] = [
  auto,
  bootstrapDemos,
  protegi,
  gepa,
  miprov2,
  ampo,
  capo,
  simba,
  ape,
  apio,
  ipc,
  evopromptGa,
  evopromptDe,
  promptbreeder,
  promptagent,
  textgrad,
  pe2,
  opro,
  copro,
  promptMii,
  fipoOneShot,
  prewriteS,
  spo,
  hillClimbMethod,
  grips,
  plumHc,
  plumSa,
  plumGaM,
  plumGaC,
  plumTs,
  plumHs,
  randomSeparators,
];

/** What `hone methods` and the panel show. */
export function methodInfos(): readonly MethodInfo[] {
  return methods.map(infoOf);
}

export function infoOf(method: MethodInfo): MethodInfo {
  const { id, title, summary, needs, makesRows, defaults, choices, paper, pareto, differences } = method;
  return {
    id,
    title,
    summary,
    needs,
    ...(makesRows && { makesRows }),
    defaults,
    ...(choices && { choices }),
    paper,
    pareto,
    differences,
  };
}
