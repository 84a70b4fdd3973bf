import { queryOf } from '../api.js';
import { html, nothing, svg } from '../base.js';
import { number, percent, plain, readable, signed } from '../format.js';
import { icon } from '../icons.js';
import { silence } from '../review/view.js';
import { t } from '../t.js';
import { place } from './place.js';

/** The places worth hearing again, best first. @param titles by id of the criterion @param remove takes the id of what somebody marked themselves */
export function moments(items, titles, remove) {
  return html`<section class="panel" aria-label=${t('call.moments')}><h2>${t('call.moments')}</h2>${items.length ? nothing : html`<p class="quiet">${t('call.no-moments')}</p>`}
    <ol class="moments">${items.map(moment => card(moment, titles, remove))}</ol></section>`;
}

function card(moment, titles, remove) {
  const kind = plain(titles[moment.kind] ?? readable(moment.kind));
  const tone = t('tone.' + moment.tone);
  const quote = plain(moment.quote).trim();
  return html`<li class="moment ${moment.tone}"><div class="moment-head"><span class="tone">${icon(moment.tone)}<span>${tone}</span></span>${place(moment, `${tone.toLowerCase()}, ${kind}`)}${moment.own ? html`<button type="button" class="icon-button small" aria-label=${t('moment.remove')} title=${t('moment.remove')} @click=${() => remove(moment.own)}>${icon('close')}</button>` : nothing}</div><h3>${kind}</h3>${quote
    ? html`<p><span class="quiet">${t('party.' + (moment.speaker ?? 'agent'))} </span><q dir="auto">${quote}</q></p>` : nothing}<p class="reason">${plain(moment.why)}</p>${better(moment)}${moment.note ? note(moment.note) : nothing}</li>`;
}

/** What could have been said: a colleague's own words with the play that they come from, else what was written for it. */
function better(moment) {
  const line = moment.note?.better ?? (moment.betterLine ? { text: moment.betterLine, play: null } : null);
  if (!line) return nothing;
  const from = line.play ? html`<a href=${'/playbook' + queryOf({ id: line.play.playbook, v: line.play.version, play: line.play.play })}>${t('call.better-play')}</a>` : t('call.better-written');
  return html`<p class="better"><strong>${t(line.play ? 'call.better-colleague' : 'call.better')}</strong> <q dir="auto">${plain(line.text)}</q> <span class="quiet">${from}</span></p>`;
}

/** What a coach can say of it, in words of the conversation. */
function note(one) {
  const part = (key, said) => said ? html`<p class="quiet"><strong>${t(key)}</strong> ${t('party.' + said.speaker)} <q dir="auto">${plain(said.quote)}</q></p>` : nothing;
  return html`<details class="note"><summary>${t('note.title')}</summary>${part('note.situation', one.situation)}${part('note.behaviour', one.behaviour)}${part('note.impact', one.impact)}<p class="quiet"><strong>${t('note.ask')}</strong> ${one
    .question}</p></details>`;
}

/** A moment that a person has marked, as one of the machine's; `own` is its id for whoever marked it. */
export const marked = one => ({ tone: one.tone === 'praise' ? 'praise' : 'coaching', kind: t('moment.by', { name: one.by?.name ?? t('call.a-person') }), turn: one.turn,
  startMs: one.startMs, endMs: one.endMs, quote: one.quote, why: one.note, betterLine: null, own: one.own ? one.id : null });

export function summary(found, titles) {
  if (!found) return nothing;
  const line = (kind, sentence) => html`<li>${place(sentence.evidence, t('summary.behind', { text: plain(sentence.text) }))}<span>${kind ? html`<strong>${kind}: </strong>` : nothing}${plain(sentence.text)} <span class="quiet">${t('party.' + sentence
    .evidence.speaker)} <q dir="auto">${plain(sentence.evidence.quote)}</q></span></span></li>`;
  return html`<section class="panel" aria-label=${t('summary.title')}><div class="panel-head"><h2>${t('summary.title')}</h2><span class="quiet">${t('summary.by')}</span></div><ul class="evidence">${found.reasonForContact
    ? line(t('summary.reason'), found.reasonForContact) : nothing}${found.sentences.map(one => line('', one))}${found.outcome ? line(t('summary.' + found.outcome.ending), found.outcome.because) : nothing}${found.followUps
    .map(one => line(t('summary.follow'), one))}${found.betterLines.map(one => html`<li><span></span><span><strong>${t('summary.better')}</strong> ${plain(titles[one.criterion] ?? readable(one.criterion))} <q dir="auto">${plain(one.line)}</q></span></li>`)}</ul></section>`;
}

const UNITS = [[/-share$/, value => `${Math.round(100 * value)} %`], [/-seconds$/, value => silence(value)], [/^.*-dbfs$/, value => signed(value, 0)], [/./, value => number(value, 0)]];
const shown = (name, value) => UNITS.find(([pattern]) => pattern.test(name))[1](value);

/** One row for each thing that was counted: [title, agent, customer, whole]. */
export function measureRows(measures) {
  const rows = new Map();
  for (const [name, value] of Object.entries(measures)) {
    if (typeof value !== 'number' || name.includes('sentiment')) continue;
    const bare = name.replace(/-(seconds|dbfs)$/, '').replace(/^(agent|customer)-|-by-(agent|customer)$/, '');
    const row = rows.get(bare) ?? { title: readable(bare) };
    const party = /^agent-|-by-agent$/.test(name) ? 'agent' : /^customer-|-by-customer$/.test(name) ? 'customer' : 'whole';
    rows.set(bare, { ...row, [party]: shown(name, value) });
  }
  return [...rows.values()];
}

export function measures(result) {
  const rows = measureRows(result.measures);
  const course = result.sentiment.course;
  const y = score => (40 - 32 * Math.min(1, Math.max(-1, score))).toFixed(1);
  return html`<section class="panel" aria-label=${t('call.measures')}><h2>${t('call.measures')}</h2>${rows.length ? html`<table class="figures"><thead><tr><th scope="col">${t('measure')}</th><th scope="col">${t('party.agent')}</th><th scope="col">${t('party.customer')}</th><th
    scope="col">${t('measure.whole')}</th></tr></thead><tbody>${rows.map(row => html`<tr><th scope="row">${row.title}</th><td>${row.agent ?? ''}</td><td>${row.customer ?? ''}</td><td>${row.whole ?? ''}</td></tr>`)}</tbody></table>`
    : html`<p class="quiet">${t('measure.none')}</p>`}<h3>${t('call.sentiment')}</h3>${course ? html`<svg class="course-line" viewBox="0 0 240 80" role="img" aria-label=${t('sentiment.course', { start: signed(course.start), middle: signed(course.middle),
    end: signed(course.end) })}>${svg`<line x1="0" x2="240" y1="40" y2="40" class="zero"></line><polyline class="line" points=${`20,${y(course.start)} 120,${y(course.middle)} 220,${y(course.end)}`}></polyline>${[[20, course.start], [120, course.middle],
    [220, course.end]].map(([x, score]) => svg`<circle cx=${x} cy=${y(score)} r="4" class="dot"></circle>`)}`}</svg><p class="quiet">${t('sentiment.course', { start: signed(course.start), middle: signed(course.middle), end: signed(course.end) })}</p>`
    : html`<p class="quiet">${t('sentiment.none')}</p>`}</section>`;
}

export const titlesOf = lines => Object.fromEntries(lines.map(line => [line.id, line.title]));
export const scoreWords = scorecard => ({ percent: percent(scorecard.percent), points: t('call.points', { score: number(scorecard.score), max: number(scorecard.max) }),
  coverage: t('call.coverage', { scored: scorecard.coverage.scored, all: scorecard.coverage.applicable }),
  outcome: t(scorecard.passed === null ? 'outcome.none' : scorecard.passed ? 'outcome.passed' : 'outcome.failed') });
