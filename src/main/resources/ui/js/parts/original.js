import { get, queryOf } from '../api.js';
import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { field, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { t } from '../t.js';

/** What was said before private words were removed, after a reason was given for the audit log. */
export function askOriginal(id) {
  const title = t('original.title');
  openDialog({ title, body: html`<p>${t('original.why')}</p>${field(t('original.reason'), 'reason', { hint: t('original.no-words') })}`, send: t('original.show'), work: async ({ reason }) => {
    const asked = queryOf({ reason: reason.trim() });
    const original = await get(`/interactions/${id}/original${asked}`);
    return () => show(title, id, original, reason.trim());
  } });
}

function show(title, id, { sounds, turns }, reason) {
  const sound = part => html`<div class="field"><span>${t('original.sound.' + part)}</span><audio controls preload="none" aria-label=${t('original.sound.' + part)} src=${`/api/v1/interactions/${id}/original/audio` + queryOf({ reason, part })}></audio></div>`;
  const turn = ({ speaker, startMs, text }) => html`<p><span class="quiet">${startMs === null ? nothing : clock(startMs / 1000)} ${t('party.' + speaker)}</span> ${plain(text)}</p>`;
  openDialog({ title, body: html`${sounds.map(sound)}${turns.map(turn)}`, close: t('app.close'), wide: true });
}
