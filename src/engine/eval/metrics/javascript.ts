import { codeAssertion } from '../code-assertion.js';

export const javascript = codeAssertion('javascript', 'JavaScript');
