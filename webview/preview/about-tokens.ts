import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';

/** `about 1,234 tokens` */
export function about(tokens: number): string {
  return tokens === 1 ? t('about 1 token') : t('about {0} tokens', count(tokens));
}
