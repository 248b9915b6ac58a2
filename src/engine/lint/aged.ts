import { isOld } from '../model/model-facts.js';
import type { Severity } from './rule.js';

/** Facts that nobody looked at for months are only hinted at. */
export function aged(verifiedOn: string, today: string | undefined): { readonly severity?: Severity } {
  return isOld(verifiedOn, today) ? { severity: 'hint' } : {};
}
