import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { calendar, moment, number, plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { rangeLine } from '../parts/range.js';
import { t } from '../t.js';

const share = value => number(100 * value, 0);

/** {@code missed in 9 of the last 14} and how colleagues do. */
export function words(one) {
  const own = t(one.kind === 'habit' ? 'coach.shows' : 'coach.missed', { n: one.of, missed: one.missed });
  return one.beside ? `${own} ${t('coach.beside', { expected: share(one.beside.expected), n: one.beside.agents })}` : own;
}

/** Something that repeats, with its interval and what colleagues do. */
export function pattern(one) {
  const said = t('coach.range', { share: share(one.share), low: share(one.low), high: share(one.high) });
  return html`<div class="pattern"><h3>${plain(one.title)}</h3><p>${words(one)}</p>${rangeLine({ value: one.share, low: one.low, high: one.high }, one.beside?.expected ?? null, { low: 0, high: 1 }, said)}<p class="hint-line">${said}</p></div>`;
}

/** A short line of it for a list. */
export const brief = one => html`<span>${plain(one.title)}</span> <span class="quiet">${t(one.kind === 'habit' ? 'coach.shows-short' : 'coach.missed-short', { missed: one.missed, n: one.of })}</span>`;

export const strength = one => html`<li>${icon('praise')}<span>${plain(one.title)} <span class="quiet">${t(one.kind === 'habit' ? 'coach.shows-short' : 'coach.met-short', { met: one.of - one.missed, missed: one.missed, n: one.of })}</span></span></li>`;

/** Where it is heard. */
export function examples(one, page) {
  return one.examples.length === 0 ? nothing : html`<ul class="evidence examples">${one.examples.map(example => {
    const found = example.moment;
    const timed = found && found.startMs !== null && found.startMs !== undefined;
    const key = `${example.interactionId} ${found?.startMs}`;
    const on = page.heard === key;
    const address = `/calls/${example.interactionId}` + (timed ? `?t=${(found.startMs / 1000).toFixed(1)}&to=${(found.endMs / 1000).toFixed(1)}` : found ? `#turn-${found.turn}` : one.kind === 'criterion' ? `?c=${encodeURIComponent(one.id)}` : '');
    return html`<li>${timed ? html`<button type="button" class="place ${on ? 'playing' : ''}" aria-label=${t('place.play', { from: clock(found.startMs / 1000), to: clock(found.endMs / 1000), label: plain(one.title) })} @click=${() => page.play({ ...found, interactionId: example.interactionId })}>${icon(on ? 'pause' : 'play')}<span>${clock(found.startMs / 1000)}</span></button>` : nothing}<span><a href=${address}>${example.at ? moment(example.at) : t('coach.a-call')}</a>${found?.quote
      ? html` <q class="quiet" dir="auto">${plain(found.quote)}</q>` : nothing}</span></li>`;
  })}</ul>`;
}

/** Before and after a day of coaching, beside colleagues who were not coached on it. */
export function coached(one) {
  const { trend } = one;
  const line = (label, part) => html`<tr><th scope="row">${label}</th><td>${part.of ? t('coach.of', { missed: part.missed, n: part.of }) : '–'}</td><td>${part.of ? `${share(part.share)} %` : '–'}</td><td class="graph">${part.of ? rangeLine({ value: part.share, low: part.low, high: part.high }, null, { low: 0, high: 1 },
    t('coach.range', { share: share(part.share), low: share(part.low), high: share(part.high) })) : nothing}</td></tr>`;
  const points = found => t(found.difference < 0 ? 'coach.fewer' : 'coach.more', { points: share(Math.abs(found.difference)), low: share(found.low), high: share(found.high) });
  return html`<li class="coached"><h3>${plain(one.title || readable(one.subject))}</h3><p class="quiet">${t('coach.coached-on', { day: calendar(one.on), name: plain(one.by.name) })}</p>${one.note ? html`<p>${plain(one.note)}</p>` : nothing}
    ${trend.before.of + trend.after.of === 0 ? nothing : html`<table class="figures before-after"><thead><tr><td></td><th scope="col">${t('coach.missed-head')}</th><th scope="col">${t('coach.share')}</th><th scope="col"><span class="only-heard">${t('trends.drawn')}</span></th></tr></thead><tbody>${line(t('coach.before'), trend.before)}${line(t('coach.after'), trend.after)}${line(t('coach.colleagues-before'), trend.colleaguesBefore)}${line(t('coach.colleagues-after'), trend.colleaguesAfter)}</tbody></table>`}
    ${trend.change ? html`<p>${points(trend.change)}${trend.beside ? html` <span class="quiet">${t('coach.beside-change', { words: points(trend.beside) })}</span>` : nothing}</p>` : nothing}${trend.lacking ? html`<p class="quiet">${plain(trend.lacking)}</p>` : nothing}${trend.rubricVersions.length > 1
    ? html`<p class="quiet">${t('coach.versions', { versions: trend.rubricVersions.join(', ') })}</p>` : nothing}</li>`;
}
