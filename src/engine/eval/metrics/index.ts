import type { KnownMetric } from '../contracts.js';
import { accuracy } from './accuracy.js';
import { assertSet } from './assert-set.js';
import { contains } from './contains.js';
import { containsAll } from './contains-all.js';
import { containsAny } from './contains-any.js';
import { endsWith } from './ends-with.js';
import { equals } from './equals.js';
import { exactMatch } from './exact-match.js';
import { icontains } from './icontains.js';
import { icontainsAll } from './icontains-all.js';
import { icontainsAny } from './icontains-any.js';
import { isJson } from './is-json.js';
import { llmRubric } from './llm-rubric.js';
import { macroF1 } from './macro-f1.js';
import { pass } from './pass.js';
import { regex } from './regex.js';
import { rowAssertions } from './row-assertions.js';
import { score } from './score.js';
import { startsWith } from './starts-with.js';

/** Every metric there is. A new one is a file beside this and a line here. */
export const metrics: readonly KnownMetric[] = [
  exactMatch,
  accuracy,
  macroF1,
  equals,
  contains,
  icontains,
  containsAll,
  containsAny,
  icontainsAll,
  icontainsAny,
  startsWith,
  endsWith,
  regex,
  isJson,
  llmRubric,
  assertSet(() => metrics),
  rowAssertions(() => metrics),
  score,
  pass,
];
