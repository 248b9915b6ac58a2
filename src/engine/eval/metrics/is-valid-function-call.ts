import { callValidity } from './call-validity.js';

export const isValidFunctionCall = callValidity('is-valid-function-call', {
  summary: 'The answer calls one tool, by its name and with arguments of its schema.',
  mayBeMany: false,
});
