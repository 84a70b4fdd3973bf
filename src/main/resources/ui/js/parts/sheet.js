import { html } from '../base.js';
import { openDialog } from '../dialog.js';
import { sheet, singleKeys, useSingleKeys } from '../keys.js';
import { t } from '../t.js';

/** The keys of what is shown now. */
export function openSheet() {
  const body = html`<label class="check"><input type="checkbox" .checked=${singleKeys()} @change=${event => useSingleKeys(event.target.checked)}>${t('keys.single')}</label>
    <div class="sheet-of-keys">${sheet().map(({ group, rows }) => html`<section><h3>${group}</h3><table class="keys"><tbody>${rows.map(({ keys, text }) => html`<tr><th scope="row">${keys
    .map(key => html`<span>${key.split(' ').map(part => html`<kbd>${part}</kbd>`)}</span>`)}</th><td>${text}</td></tr>`)}</tbody></table></section>`)}</div>`;
  return openDialog({ title: t('keys.title'), body, close: t('app.close'), wide: true });
}
