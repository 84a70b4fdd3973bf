import { html, nothing } from '../base.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';

/** The file's bytes as they are; whether they are a table in UTF-8 the server says. */
export const readTable = async file => new Blob([await file.arrayBuffer()], { type: 'text/csv' });

const says = one => html`<li><span class="quiet">${one.name}</span> ${plain(one.value)}</li>`;

function joined({ interaction }) {
  if (!interaction) return html`<span class="quiet">${t('surveys.unjoined')}</span>`;
  const { agent } = interaction;
  return html`<a href=${'/calls/' + interaction.id} target="_blank" rel="noopener">${agent ? plain(agent.name ?? agent.id) : t('filter.channel.' + interaction.channel)}</a> <span class="quiet">${moment(interaction.startedAt)}</span>`;
}

/** Row by row: what is joined to what, what is passed over and why. */
export function trial({ file, found }, { busy, keep, giveUp }) {
  const unused = found.rows - found.matched;
  const rows = [...found.items.filter(row => row.why), ...found.items.filter(row => !row.why)]; // what needs a look first
  return html`<div class="survey-trial"><h3>${t('surveys.trial')}</h3><p role="status">${t('surveys.trial-of', { file: plain(file.name), rows: found.rows, matched: found.matched, kept: found.kept, unused })}</p>
    <div class="answers">${found.kept ? html`<button type="button" class="primary" ?disabled=${busy} @click=${keep}>${t('surveys.keep', { n: found.kept })}</button>` : html`<span class="quiet">${t('surveys.nothing-new')}</span>`}<button type="button" @click=${giveUp}>${t('surveys.give-up')}</button></div>
    <div class="wide-table" tabindex="0" role="region" aria-label=${t('surveys.trial')}><table class="grid trial-rows"><thead><tr><th scope="col">${t('surveys.line')}</th><th scope="col">${t('surveys.joined')}</th><th scope="col">${t('surveys.says')}</th></tr></thead><tbody>${rows.map(row => html`<tr class=${row.interaction ? '' : 'few'}><th scope="row">${row.line}</th><td>${joined(row)}${row.why ? html`<p class="why">${plain(row.why)}</p>` : nothing}</td>
      <td>${row.fresh.length ? html`<ul>${row.fresh.map(says)}</ul>` : html`<span class="quiet">${row.interaction ? t('surveys.known') : '–'}</span>`}</td></tr>`)}</tbody></table></div>${found.left ? html`<p class="quiet">${t('surveys.left', { n: found.left })}</p>` : nothing}</div>`;
}
