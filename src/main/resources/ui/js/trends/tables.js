import { html, nothing, svg } from '../base.js';
import { plain, readable, number } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { callsBehind, change, interval, range, shown } from './words.js';

/** The interval and the value of one row, on the range of all. */
function strip(estimate, { low, high }, words) {
  const x = value => 4 + 152 * (Math.min(high, Math.max(low, value)) - low) / (high - low || 1);
  return html`<svg class="strip" viewBox="0 0 160 16" role="img" aria-label=${words}>${estimate.low === null ? nothing : svg`<line class="interval" x1=${x(estimate.low)} x2=${x(estimate.high)} y1="8" y2="8"></line>`}<circle class="dot" cx=${x(estimate.value)} cy="8" r="3.5"></circle></svg>`;
}

/** Teams, agents or queues by one figure: those with enough interactions in order, the others by name and without a rank. */
export function groups(line, asked, enough) {
  const scale = range(line.groups.map(group => group.estimate), line.unit);
  const name = group => plain(group.name ?? group.key ?? t('trends.nobody.' + asked.by));
  let rank = 0;
  const row = group => {
    const { estimate } = group;
    const words = t('trends.group', { name: name(group), value: shown(estimate.value, line.unit), interval: interval(estimate, line.unit) ?? '–', n: estimate.n });
    return html`<tr class=${group.ranked ? '' : 'few'}><td class="rank">${group.ranked && line.better !== 'neither' ? ++rank : ''}</td><th scope="row">${group.key === null ? name(group) : html`<a href=${callsBehind(asked, { [asked.by]: group.key })}>${name(group)}</a>`}</th><td>${shown(estimate.value, line.unit)}</td>
      <td class="interval-words">${interval(estimate, line.unit) ?? '–'}</td><td class="graph">${strip(estimate, scale, words)}</td><td>${estimate.n}</td></tr>`;
  };
  const ranked = line.groups.filter(group => group.ranked);
  const few = line.groups.filter(group => !group.ranked);
  return html`<div class="wide-table"><table class="grid board-table"><thead><tr><th scope="col"><span class="only-heard">${t('trends.rank')}</span></th><th scope="col">${t('trends.by.' + asked.by)}</th><th scope="col">${line.title}</th><th scope="col">${t('chart.interval')}</th><th scope="col"><span class="only-heard">${t('trends.drawn')}</span></th><th scope="col">${t('chart.n')}</th></tr></thead>
    <tbody>${ranked.map(row)}${few.length ? html`<tr class="parting"><td colspan="6">${t('trends.few', { n: enough })}</td></tr>${few.map(row)}` : nothing}</tbody></table></div>`;
}

/** What has become better or worse, in a shape, a word and a number. */
export function moved(line, now, earlier) {
  const found = change(now, earlier, line.better);
  if (!found) return html`<span class="quiet">${t('trends.nothing-before')}</span>`;
  const by = line.unit === 'seconds' ? `${found.up ? '+' : '−'}${Math.round(Math.abs(found.by))} s` : `${found.up ? '+' : '−'}${number(Math.abs(found.by), line.unit === 'sentiment' ? 2 : 1)}`;
  if (!found.sure) return html`<span class="quiet">${t('trends.same', { by })}</span>`;
  const look = found.good === null ? '' : found.good ? 'met' : 'missed';
  return html`<span class="verdict ${look}">${icon(found.up ? 'up' : 'down')}<span>${t(found.good === null ? 'trends.changed' : found.good ? 'trends.better' : 'trends.worse', { by })}</span></span>`;
}

/** Criteria by agents: a cell stands out only where chance would not have it so. */
export function heat(grid, criteria, questions, asked) {
  const title = id => plain(questions[id] ?? readable(id));
  const cell = (found, criterion, agent) => {
    if (found === null) return html`<td class="quiet" aria-label=${t('trends.no-cell')}>–</td>`;
    const look = found.beside > 0 ? 'met' : found.beside < 0 ? 'missed' : '';
    const words = t('trends.cell', { met: number(found.met, 0), n: found.n });
    return html`<td class="cell ${look}"><a href=${callsBehind(asked, { agent: agent.id, ...(found.met < 100 ? { missed: criterion } : {}) })} title=${words} aria-label=${`${words} ${found.beside ? t(found.beside > 0 ? 'trends.more-often' : 'trends.less-often') : ''}`}>${found.beside ? icon(found.beside > 0 ? 'up'
      : 'down') : nothing}<span>${number(found.met, 0)}</span><span class="n">${found.n}</span></a></td>`;
  };
  return html`<div class="wide-table"><table class="grid heat"><thead><tr><th scope="col">${t('trends.criterion')}</th><th scope="col">${t('trends.all')}</th>${grid.agents.map(agent => html`<th scope="col"><span>${plain(agent.name ?? agent.id)}</span></th>`)}</tr></thead>
    <tbody>${grid.rows.map((row, i) => html`<tr><th scope="row"><a href=${callsBehind(asked, { missed: row.criterion })}>${title(row.criterion)}</a></th><td>${number(criteria[i].met.value, 0)} %</td>${row.cells.map((found, j) => cell(found, row.criterion, grid.agents[j]))}</tr>`)}</tbody></table></div>`;
}
