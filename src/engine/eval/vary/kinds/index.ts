import type { Perturbation, WrittenPerturbation } from '../contracts.js';
import { casingKind } from './casing.js';
import { contextKind } from './context.js';
import { demosKind } from './demos.js';
import { enumerationKind } from './enumeration.js';
import { aspectKind, modalityKind, moodKind, tenseKind } from './grammar.js';
import { optionsKind } from './options.js';
import { separatorsKind } from './separators.js';
import { spacingKind } from './spacing.js';
import { synonymsKind } from './synonyms.js';
import { typosKind } from './typos.js';
import { languageKind, paraphraseKind } from './written.js';

/** Made without a model, in the order of a report. */
export const freeKinds: readonly Perturbation[] = [
  separatorsKind,
  casingKind,
  enumerationKind,
  spacingKind,
  typosKind,
  optionsKind,
  demosKind,
  contextKind,
  moodKind,
  tenseKind,
  aspectKind,
  modalityKind,
  synonymsKind,
];

export const writtenKinds: readonly WrittenPerturbation[] = [paraphraseKind, languageKind];
