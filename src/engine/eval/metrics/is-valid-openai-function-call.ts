import { callValidity } from './call-validity.js';

export const isValidOpenAIFunctionCall = callValidity('is-valid-openai-function-call', {
  summary: 'The answer calls one tool, by its name and with arguments of its schema.',
  mayBeMany: false,
});
