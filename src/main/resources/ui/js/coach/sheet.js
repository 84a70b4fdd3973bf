import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { calendar, moment, person, plain } from '../format.js';
import { icon } from '../icons.js';
import { playPassage, silent } from '../parts/passages.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { chooseMoment, writeEntry } from './entry.js';

export const KINDS = ['win', 'challenge', 'priority', 'goal'];

/** The sheet of a one-to-one, for its coach or its agent; each changes what is their own. Fires "changed". */
class Sheet extends Part {
  static properties = { sheet: { attribute: false }, agent: { type: Boolean }, heard: { state: true }, plays: { state: true } };

  constructor() {
    super();
    this.sheet = null;
    this.agent = false;
    this.heard = null;
    this.plays = [];
    this.asked = '';
  }

  left() { silent(); }

  willUpdate() {
    const rubrics = [...new Set(this.sheet.entries.map(entry => entry.about?.rubric).filter(Boolean))];
    if (rubrics.join(' ') === this.asked || !may('playbooks:read')) return;
    this.asked = rubrics.join(' ');
    Promise.all(rubrics.map(async rubric => (await get('/plays' + queryOf({ rubric }))).items.map(play => ({ ...play, rubric })))).then(found => { this.plays = found.flat(); }).catch(() => {});
  }

  /** What the best do there. */
  play(about) {
    const found = about && this.plays.find(play => play.rubric === about.rubric && play.criteria.some(one => one.rubric === about.rubric && one.criterion === about.id));
    return found ? html`<a class="screen-only" href=${`/playbook?id=${found.playbook}&v=${found.version}&play=${encodeURIComponent(found.play)}`}>${t('call.play')}</a>` : nothing;
  }

  get path() { return this.agent ? '/me/one-to-ones' : '/one-to-ones'; }

  get open() { return this.sheet.state !== 'acknowledged'; }

  changed() { this.dispatchEvent(new CustomEvent('changed')); }

  write(entry) {
    return guarded(() => writeEntry({ sheet: this.sheet, entry, path: this.path, own: this.agent, done: async () => this.changed() }));
  }

  pick(kind) { return guarded(() => chooseMoment({ sheet: this.sheet, kind, path: this.path, done: async () => this.changed() })); }

  /** Taken out at once; z puts it back, as a new one. */
  async takeOut(entry) {
    await guarded(async () => {
      await ask('DELETE', `${this.path}/${this.sheet.id}/entries/${entry.id}?seen=${entry.version}`);
      this.changed();
      const back = { kind: entry.kind, text: entry.text, situation: entry.situation, behaviour: entry.behaviour, impact: entry.impact, question: entry.question, due: entry.due,
        about: entry.about ? { rubric: entry.about.rubric, id: entry.about.id } : null, moment: entry.moment?.within ? { interactionId: entry.moment.interactionId, turn: entry.moment.turn } : null };
      toast(t('sheet.taken-out'), { label: t('call.undo'), key: 'z', work: () => guarded(async () => { await ask('POST', `${this.path}/${this.sheet.id}/entries`, back); this.changed(); }) });
    });
  }

  hear(found) {
    const key = `${found.interactionId} ${found.startMs}`;
    playPassage(found, on => { this.heard = on ? key : this.heard === key ? null : this.heard; });
  }

  render() {
    return html`<div class="sheet-parts">${KINDS.map(kind => this.part(kind))}</div>`;
  }

  part(kind) {
    const entries = this.sheet.entries.filter(entry => entry.kind === kind);
    const title = t(`sheet.${kind}s`);
    const add = this.agent && kind === 'goal' ? nothing : html`<button type="button" class="quiet-button" @click=${() => this.write({ kind })}>${icon('plus')} ${t(this.agent ? 'sheet.add-own' : 'sheet.add')}<span class="only-heard"> ${title}</span></button>${this.agent || kind === 'goal' ? nothing
      : html`<button type="button" class="quiet-button" @click=${() => this.pick(kind)}>${t('sheet.from-moment')}<span class="only-heard"> ${title}</span></button>`}`;
    return html`<section class="panel sheet-part ${kind}" aria-label=${title}><div class="panel-head"><h2>${title}</h2>${this.open ? html`<span class="row-of-buttons screen-only">${add}</span>` : nothing}</div>
      ${entries.length ? html`<ol class="sheet-entries">${entries.map(entry => this.entry(entry))}</ol>` : html`<p class="quiet">${t(`sheet.no-${kind}s`)}</p>`}</section>`;
  }

  entry(entry) {
    const mine = entry.ofAgent === this.agent;
    const line = (label, words) => (words ? html`<div><dt>${t(label)}</dt><dd dir="auto">${plain(words)}</dd></div>` : nothing);
    return html`<li class="sheet-entry">${entry.ofAgent ? html`<p class="quiet by-agent">${t(this.agent ? 'sheet.yours' : 'sheet.of-agent', { name: plain(person(entry.by)) })}</p>` : nothing}${entry.text ? html`<p class="entry-text" dir="auto">${plain(entry.text)}</p>` : nothing}
      ${entry.situation || entry.behaviour || entry.impact ? html`<dl class="sbi">${line('sheet.situation', entry.situation)}${line('sheet.behaviour', entry.behaviour)}${line('sheet.impact', entry.impact)}</dl>` : nothing}
      ${entry.question ? html`<p class="open-question" dir="auto">${plain(entry.question)}</p>` : nothing}<p class="entry-foot">${this.place(entry)}${entry.due ? html`<span>${t('sheet.until', { day: calendar(entry.due) })}</span>` : nothing}${entry.about && !entry.text.startsWith(entry.about.title) ? html`<span class="quiet">${plain(entry.about.title)}</span>` : nothing}${this.play(entry.about)}
      ${this.open && mine ? html`<span class="screen-only row-of-buttons"><button type="button" class="quiet-button small" @click=${() => this.write(entry)}>${t('sheet.edit')}</button><button type="button" class="quiet-button small" @click=${() => this.takeOut(entry)}>${t('sheet.take-out')}</button></span>` : nothing}</p></li>`;
  }

  place({ moment: found, text, about }) {
    if (!found?.within) return nothing;
    const { interactionId, startMs, endMs, turn } = found;
    const on = this.heard === `${interactionId} ${startMs}`;
    const address = `/calls/${interactionId}` + (startMs === null ? `#turn-${turn}` : `?t=${(startMs / 1000).toFixed(1)}&to=${(endMs / 1000).toFixed(1)}`);
    const label = plain(about?.title ?? text ?? '').slice(0, 80);
    return html`${startMs === null ? nothing : html`<button type="button" class="place screen-only ${on ? 'playing' : ''}" aria-label=${t('place.play', { from: clock(startMs / 1000), to: clock(endMs / 1000), label })} @click=${() => this.hear(found)}>${icon(on ? 'pause' : 'play')}<span>${clock(startMs / 1000)}</span></button>`}<a class="screen-only" href=${address}>${t('sheet.open-moment')}</a>`;
  }
}

customElements.define('ear-sheet', Sheet);

/** Where a sheet stands, in words. */
export const standing = sheet => t('sheet.state.' + sheet.state, { when: moment(sheet.acknowledgedAt ?? sheet.sharedAt ?? sheet.at) });
