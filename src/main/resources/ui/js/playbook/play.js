import { html, nothing } from '../base.js';
import { clock } from '../call/clock.js';
import { number, plain } from '../format.js';
import { icon } from '../icons.js';
import { rangeLine } from '../parts/range.js';
import { t } from '../t.js';

const OUTCOMES = ['csat', 'nps', 'resolved', 'sale', 'no-repeat', 'sentiment'];

/** What a playbook is about, within a sentence; words of others where the program knows no better. */
export const outcomeWords = outcome => (OUTCOMES.includes(outcome) ? t('playbook.outcome.' + outcome) : plain(outcome));

export const outcomes = () => OUTCOMES.map(one => [one, t('playbook.outcome.' + one)]);

export const anchor = play => `play-${String(play.id).replace(/[^A-Za-z0-9_-]/g, '_')}`;

export const clipKey = clip => `${clip.interaction}:${clip.turn}`;

export const audible = clip => clip.startMs !== null && clip.endMs !== null && clip.masked === 0;

const share = value => number(100 * value, 0);

/** The figures of a play in words; never "causes". */
function effect(play) {
  const [low, high] = play.avoid ? [-play.high, -play.low] : [play.low, play.high];
  const args = { with: share(play.outcomeWith), without: share(play.outcomeWithout), points: share(Math.abs(play.difference)), low: share(low), high: share(high), n: play.with, others: play.without };
  return t(play.avoid ? 'playbook.effect-worse' : 'playbook.effect', args);
}

/** Half a scale is enough for nearly all, and shows more. */
const scaleOf = ({ low, high }) => (Math.max(-low, high) > 0.5 ? { low: -1, high: 1 } : { low: -0.5, high: 0.5 });

function clip(page, play, one) {
  const key = clipKey(one);
  const on = page.now === key && page.playing;
  const within = page.within.includes(one.interaction);
  const address = `/calls/${encodeURIComponent(one.interaction)}` + (one.startMs === null ? `#turn-${one.turn}` : `?t=${(one.startMs / 1000).toFixed(1)}&to=${(one.endMs / 1000).toFixed(1)}`);
  return html`<li class=${page.now === key ? 'clip now' : 'clip'}>${audible(one) ? html`<button type="button" class="place ${on ? 'playing' : ''}" aria-label=${t('playbook.hear', { seconds: clock((one.endMs - one.startMs) / 1000), words: plain(one.text) })} @click=${() => page.hear(play, one)}>${icon(on ? 'pause' : 'play')}<span>${clock((one.endMs - one.startMs) / 1000)}</span></button>`
    : html`<span class="quiet silent-clip">${t(one.masked > 0 ? 'playbook.masked' : 'playbook.written')}</span>`}<span class="said"><q dir="auto">${plain(one.text)}</q> ${within ? html`<a class="quiet" href=${address}>${t('playbook.open-call')}</a>` : nothing}${page.own.includes(one.interaction)
    ? html` <button type="button" class="quiet-button small" @click=${() => page.refuse(one)}>${t('playbook.refuse')}</button>` : nothing}</span></li>`;
}

/**
 * One play, to be read and heard.
 *
 * @param page {now, playing, within, own, questions, hear, refuse, leads}
 */
export function playCard(page, play, place) {
  const title = t(play.avoid ? 'playbook.avoid' : 'playbook.say');
  const caution = play.situation === 'closing' ? ' ' + t('playbook.closing-caution') : '';
  return html`<li id=${anchor(play)} class=${page.shown === play.id ? 'panel play shown' : 'panel play'}><article aria-label=${t('playbook.play', { n: place })}>
    <p class="when"><span class="number">${place}</span> ${t('playbook.when.' + play.situation)}</p>
    <h3><span class="tag word">${title}</span> <q dir="auto">${plain(play.say)}</q></h3>${play.note ? html`<p class="coach-note"><span class="quiet">${t('playbook.note')}</span> ${plain(play.note)}</p>` : nothing}
    <div class="effect">${rangeLine({ value: play.difference, low: play.low, high: play.high }, 0, scaleOf(play), effect(play))}<p>${effect(play)}</p></div>
    <details><summary>${t('playbook.figures')}</summary><p class="hint-line">${t('playbook.confirmed', { points: (play.confirmed > 0 ? '+' : '') + share(play.confirmed) })}</p><p class="hint-line">${t('playbook.who', { top: share(play.top), others: share(play.others), n: play.agents })}${caution}</p>${page.uses?.[play.id] ? used(page.uses[play.id]) : nothing}</details>
    ${play.clips.length ? html`<ul class="clips">${play.clips.map(one => clip(page, play, one))}</ul>` : html`<p class="quiet">${t('playbook.no-clips')}</p>`}
    ${play.criteria.length ? html`<p class="helps"><span class="quiet">${t('playbook.helps')}</span> ${play.criteria.map(one => html`<span class="helped">${page.leads ? html`<a href=${`/calls?rubric=${encodeURIComponent(one.rubric)}&missed=${encodeURIComponent(one.criterion)}`}>${question(page, one)}</a>` : question(page, one)}</span>`)}</p>` : nothing}</article></li>`;
}

/** Where it is used, for whoever writes playbooks. */
function used(use) {
  const sheets = use.oneToOnes.slice(0, 5).map(one => html` <a href=${`/coach/${encodeURIComponent(one.agent.id)}`}>${plain(one.agent.name ?? one.agent.id)}, ${one.on}</a>`);
  return html`<p class="hint-line">${t('playbook.used', { sheets: use.oneToOnes.length, missed: use.missed, heard: use.heard })}${sheets} ${t('playbook.used-versions', { versions: use.versions.map(one => one.version).join(', ') })}</p>`;
}

const question = (page, one) => plain(page.questions[`${one.rubric} ${one.criterion}`] ?? one.criterion);

/** One play, to be written. @param edit {change(play, values), move(play, by), leaveOut(play)} @param known [{value, text}] criteria to choose from */
export function playForm(edit, play, place, last, known) {
  const chosen = play.criteria.map(one => `${one.rubric} ${one.criterion}`);
  const free = known.filter(one => !chosen.includes(one.value));
  const text = value => known.find(one => one.value === value)?.text ?? value;
  const drop = index => edit.change(play, { criteria: play.criteria.filter((_, at) => at !== index) });
  const add = value => { const [rubric, criterion] = value.split(' '); edit.change(play, { criteria: [...play.criteria, { rubric, criterion }] }); };
  return html`<li id=${anchor(play)} class="panel play" @keydown=${event => { if (event.altKey && /^Arrow(Up|Down)$/.test(event.key)) { event.preventDefault(); edit.move(play, event.key === 'ArrowUp' ? -1 : 1); } }}><fieldset><legend>${t('playbook.play', { n: place })} · ${t('playbook.when.' + play.situation)}</legend>
    <label class="field"><span>${t(play.avoid ? 'playbook.avoid-words' : 'playbook.say-words')}</span><textarea rows="2" maxlength="2000" required .value=${play.say} @input=${event => edit.change(play, { say: event.target.value })}></textarea></label>
    <label class="field"><span>${t('playbook.note-words')}</span><textarea rows="2" maxlength="2000" .value=${play.note} @input=${event => edit.change(play, { note: event.target.value })}></textarea></label>
    <div class="field"><span>${t('playbook.helps-words')}</span><div class="chips">${play.criteria.map((one, at) => html`<span class="chip"><span>${plain(text(chosen[at]))}</span><button type="button" aria-label=${t('playbook.helps-not', { what: plain(text(chosen[at])) })} @click=${() => drop(at)}>${icon('close')}</button></span>`)}
      ${free.length && play.criteria.length < 5 ? html`<select aria-label=${t('playbook.helps-add')} .value=${''} @change=${event => { if (event.target.value) add(event.target.value); event.target.value = ''; }}><option value="">${t('playbook.helps-add')}</option>${free.map(one => html`<option value=${one.value}>${plain(one.text)}</option>`)}</select>` : nothing}</div></div>
    <div class="row-of-buttons"><button type="button" ?disabled=${place === 1} @click=${() => edit.move(play, -1)}>${icon('up')} ${t('playbook.up')}</button><button type="button" ?disabled=${place === last} @click=${() => edit.move(play, 1)}>${icon('down')} ${t('playbook.down')}</button><button type="button" @click=${() => edit.leaveOut(play)}>${t('playbook.leave-out')}</button></div></fieldset></li>`;
}
