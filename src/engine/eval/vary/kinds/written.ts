import type { WrittenPerturbation } from '../contracts.js';

export const paraphraseKind: WrittenPerturbation = {
  id: 'paraphrase',
  summary: 'Has a model say the prompt in other words.',
  touches: 'text',
  source: 'PromptSuite (paraphrase). The request is our own.',
  nothing: 'it has no words of its own',
  offline: true,
  tasks: () => ['Say it in other words, in the language it is written in.'],
};

export const languageKind: WrittenPerturbation = {
  id: 'language',
  summary: 'Has a model translate the prompt; labels, variables and what rows hold stay as they are.',
  touches: 'text',
  source: 'Our own; a prompt is often translated where its data is not.',
  nothing: 'it has no words of its own',
  offline: false,
  tasks: (languages) =>
    languages.map((language) => `Translate it into ${language}. Do not translate the labels, and do not answer it.`),
};
