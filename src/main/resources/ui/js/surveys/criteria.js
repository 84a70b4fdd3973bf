import { html, svg } from '../base.js';
import { number, plain, readable, signed } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { callsBehind } from '../trends/words.js';

/** Of few answers there is no share: a number of them is all that is known. */
const side = ({ satisfied, n }, enough) => (n === 0 ? '–' : enough ? t('surveys.side', { percent: number(100 * satisfied / n, 0), n }) : t('surveys.side-few', { satisfied, n }));

/** The difference with its interval, from −100 to 100 points, with a line at nothing. */
function drawn({ points, low, high }) {
  const x = value => 80 + 0.76 * Math.max(-100, Math.min(100, value));
  return html`<svg class="strip" viewBox="0 0 160 16" aria-hidden="true">${svg`<line class="zero" x1="80" x2="80" y1="1" y2="15"></line><line class="interval" x1=${x(low)} x2=${x(high)} y1="8" y2="8"></line><circle class="dot" cx=${x(points)} cy="8" r="3.5"></circle>`}</svg>`;
}

function compared(found) {
  const { difference, met, missed } = found;
  if (difference === null) return html`<td colspan="3" class="quiet">${t('surveys.not-enough', { met: met.n, missed: missed.n })}</td>`;
  const { points, low, high, beyondChance } = difference;
  const word = beyondChance ? html`<span class="verdict ${points > 0 ? 'met' : 'missed'}">${icon(points > 0 ? 'up' : 'down')}<span>${t(points > 0 ? 'surveys.goes-with' : 'surveys.goes-against')}</span></span>` : html`<span class="quiet">${t('surveys.chance')}</span>`;
  return html`<td>${t('surveys.points', { points: signed(points, 0) || '0' })} <span class="interval-words">${signed(low, 0) || '0'} – ${signed(high, 0) || '0'}</span></td><td class="graph">${drawn(difference)}</td><td>${word}</td>`;
}

/** Criteria with the share of satisfied customers on both sides: what stands out first, what cannot be compared last. */
export function criteriaTable({ criteria }, questions, filters) {
  return html`<div class="wide-table" tabindex="0" role="region" aria-label=${t('surveys.criteria-table')}><table class="grid goes-with"><thead><tr><th scope="col">${t('trends.criterion')}</th><th scope="col">${t('surveys.met')}</th><th scope="col">${t('surveys.missed')}</th><th scope="col">${t('surveys.difference')}</th><th scope="col"><span class="only-heard">${t('trends.drawn')}</span></th><th scope="col"><span class="only-heard">${t('trends.since')}</span></th></tr></thead>
    <tbody>${criteria.map(one => html`<tr class=${one.difference ? '' : 'few'}><th scope="row"><a href=${callsBehind(filters, { missed: one.criterion })}>${plain(questions[one.criterion] ?? readable(one.criterion))}</a></th><td>${side(one.met, one.difference !== null)}</td><td>${side(one.missed, one.difference !== null)}</td>${compared(one)}</tr>`)}</tbody></table></div>`;
}
