import { callValidity } from './call-validity.js';

export const isValidOpenAIToolsCall = callValidity('is-valid-openai-tools-call', {
  summary: 'The answer calls tools, each by its name and with arguments of its schema.',
  mayBeMany: true,
});
