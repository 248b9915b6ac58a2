import { codeAssertion } from '../code-assertion.js';

export const python = codeAssertion('python', 'Python');
