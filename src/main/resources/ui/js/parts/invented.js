import { html, nothing } from '../base.js';
import { t } from '../t.js';

/** Says of what belongs to the example that nobody had this conversation. */
export const invented = ({ synthetic }, words = 'example.tag') => (synthetic ? html` <span class="tag invented" title=${t('example.tag-why')}>${t(words)}</span>` : nothing);
