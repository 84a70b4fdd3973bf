import { ask, get, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { huddle, huddleOf, soundOf } from '../coach/huddle.js';
import { brief, coached, examples, pattern, strength } from '../coach/pattern.js';
import { KINDS, standing } from '../coach/sheet.js';
import { area, choice, field, openDialog } from '../dialog.js';
import { calendar, moment, plain } from '../format.js';
import { icon } from '../icons.js';
import { addKeys } from '../keys.js';
import { listen } from '../live.js';
import { playPassage, silent } from '../parts/passages.js';
import { stepKeys } from '../parts/steps.js';
import { clipKey } from '../playbook/play.js';
import { go, query, setQuery } from '../router.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import '../search/shared-player.js';

const today = () => new Date().toISOString().slice(0, 10);
const nameOf = agent => plain(agent.name ?? agent.id);
const pageOf = agent => `/coach/${encodeURIComponent(agent.id)}`;

/** A coach's teams, one agent, or the sheet of a one-to-one with her. */
class Coach extends Part {
  static properties = { params: { attribute: false }, fields: { attribute: false }, team: { state: true }, known: { state: true }, sheets: { state: true }, sheet: { state: true }, notes: { state: true }, wrong: { state: true }, slow: { state: true }, heard: { state: true }, huddle: { state: true }, now: { state: true }, playing: { state: true } };

  constructor() {
    super();
    this.params = {};
    this.fields = query();
    this.reset();
  }

  reset() {
    Object.assign(this, { team: null, known: null, sheets: [], sheet: null, notes: [], wrong: '', slow: false, heard: null, huddle: [], now: null, playing: false });
  }

  entered() {
    const group = t('title.coach');
    this.keysAway = [stepKeys(this, '.coached-agents a.row, .huddle .place, .examples .place, .sheet-entry .place, .one-to-ones a', group),
      addKeys([{ keys: ['n'], text: t('coach.begin'), group, when: () => Boolean(this.params.agent && !this.params.sheet && this.known), work: () => this.begin() },
        ...KINDS.map((kind, at) => ({ keys: [String(at + 1)], text: t('sheet.add.' + kind), group, when: () => this.writable, work: () => this.querySelector('ear-sheet').write({ kind }) }))])];
    this.stop = listen(event => { if (event.type === 'reset' || /^onetoone\./.test(event.type)) this.load(); });
    this.on(document, 'visibilitychange', () => { if (!document.hidden && this.params.sheet) this.load(); });
  }

  left() {
    this.keysAway.forEach(away => away());
    this.stop();
    silent();
  }

  get writable() { return this.sheet !== null && this.sheet.state !== 'acknowledged'; }

  willUpdate(changed) {
    if (!changed.has('params') && !changed.has('fields')) return;
    const asked = JSON.stringify([this.params, this.fields.team]);
    if (asked === this.shownFor) return;
    this.shownFor = asked;
    this.reset();
    this.load();
  }

  async load() {
    const timer = setTimeout(() => { this.slow = true; }, 150);
    const { agent, sheet } = this.params;
    const shownFor = this.shownFor;
    const at = `/agents/${encodeURIComponent(agent)}`;
    try {
      const found = sheet ? { sheet: await get(`/one-to-ones/${sheet}`) } : agent ? await Promise.all([get(`${at}/priorities`), get(`${at}/one-to-ones`), get(`${at}/notes`)]).then(([known, { items }, notes]) => ({ known, sheets: items, notes: notes.items }))
        : { team: await get('/coaching' + queryOf({ team: this.fields.team })) };
      if (shownFor === this.shownFor) Object.assign(this, found, { wrong: '' });
      if (found.team) huddleOf(found.team.items).then(clips => { if (shownFor === this.shownFor) this.huddle = clips; }).catch(() => {});
    } catch (failed) {
      this.wrong = failed.message;
    }
    clearTimeout(timer);
    this.slow = false;
  }

  /** A clip for the team. */
  hear(one) {
    const key = clipKey(one.clip);
    const player = this.querySelector('ear-shared-player');
    if (this.now === key && this.playing) {
      player.toggle();
      return;
    }
    this.now = key;
    player.hear(soundOf(one));
  }

  step(by) {
    const next = this.huddle[this.huddle.findIndex(one => clipKey(one.clip) === this.now) + by];
    if (next) this.hear(next);
  }

  play(found) {
    const key = `${found.interactionId} ${found.startMs}`;
    playPassage(found, on => { this.heard = on ? key : this.heard === key ? null : this.heard; });
  }

  render() {
    if (this.wrong) return html`<div class="page"><p class="notice" role="alert">${plain(this.wrong)}</p><p><a href="/coach">${t('coach.back')}</a></p></div>`;
    if (this.sheet) return this.paper();
    if (this.known) return this.one();
    if (this.team) return this.all();
    return this.slow ? html`<div class="page"><p class="quiet" role="status">${t('app.loading')}</p></div>` : nothing;
  }

  // --- a team

  all() {
    const { team, teams, items } = this.team;
    return html`<div class="page coach"><div class="page-head"><h1>${t('title.coach')}</h1>${teams.length > 1 ? html`<label class="order"><span class="only-heard">${t('coach.team')}</span><select @change=${event => { setQuery({ team: event.target.value }, { entry: true }); this.fields = query(); }}>${teams.map(one => html`<option value=${one} ?selected=${one === team}>${plain(one)}</option>`)}</select></label>`
      : team ? html`<span class="quiet">${plain(team)}</span>` : nothing}</div>${team === null ? html`<div class="empty"><h2>${t('coach.no-teams')}</h2><p>${t('coach.no-teams-why')}</p></div>` : html`<p class="hint-line lead">${t('coach.why')}</p>
      <ul class="coached-agents">${items.map(item => this.row(item))}</ul>${huddle(this)}<ear-shared-player .words=${{ previous: t('playbook.previous-clip'), next: t('playbook.next-clip') }} @step=${event => this.step(event.detail)} @playing=${event => { this.playing = event.detail; }}></ear-shared-player>`}</div>`;
  }

  row({ priorities, last }) {
    const { agent, focus, strengths, lacking, interactions } = priorities;
    return html`<li class="panel coached-agent"><div class="who"><h2><a class="row" href=${pageOf(agent)}>${nameOf(agent)}</a></h2><p class="quiet">${t('coach.looked-at', { n: interactions })}</p></div>
      <div class="focus"><h3 class="quiet">${t('coach.focus')}</h3>${focus ? html`<p>${icon('coaching')} ${brief(focus)}</p>` : html`<p class="quiet">${lacking ? plain(lacking) : t('coach.no-focus')}</p>`}</div>
      <div class="strong"><h3 class="quiet">${t('coach.strengths')}</h3>${strengths.length ? html`<ul class="strengths">${strengths.map(strength)}</ul>` : html`<p class="quiet">${t('coach.no-strengths')}</p>`}</div>
      <div class="last"><h3 class="quiet">${t('coach.last')}</h3>${last ? html`<p><a href=${`${pageOf(agent)}/${last.id}`}>${calendar(last.on)}</a> <span class="tag">${t('sheet.tag.' + last.state)}</span></p>` : html`<p class="quiet">${t('coach.none-yet')}</p>`}</div></li>`;
  }

  // --- an agent

  begin() {
    openDialog({ title: t('coach.begin'), body: html`<p class="hint-line">${t('coach.begin-why')}</p>${field(t('sheet.day'), 'on', { type: 'date', value: today() })}`, send: t('coach.begin'), work: async ({ on }) => {
      const sheet = await ask('POST', `/agents/${encodeURIComponent(this.params.agent)}/one-to-ones`, { on });
      return () => go(`${pageOf({ id: this.params.agent })}/${sheet.id}`);
    } });
  }

  note() {
    const { focus, later, team } = this.known;
    const known = [focus, ...later, ...team].filter(Boolean);
    const options = known.map((one, at) => [String(at), plain(one.title)]);
    openDialog({ title: t('coach.note'), body: html`${choice(t('sheet.about'), 'subject', options)}${field(t('sheet.day'), 'on', { type: 'date', value: today() })}${area(t('coach.note-words'), 'note')}`, send: t('coach.note'), work: async ({ subject, on, note }) => {
      const one = known[Number(subject)];
      await ask('POST', `/agents/${encodeURIComponent(this.params.agent)}/coachings`, { rubric: one.rubric, subject: one.id, on, note });
      await this.load();
    } });
  }

  writeNote() {
    openDialog({ title: t('coach.private-note'), body: html`<p class="hint-line">${t('coach.private-why')}</p>${area(t('coach.private-words'), 'text', { required: true, max: 5000 })}`, send: t('coach.private-keep'), work: async ({ text }) => {
      await ask('POST', `/agents/${encodeURIComponent(this.params.agent)}/notes`, { text });
      await this.load();
    } });
  }

  async dropNote(note) {
    await guarded(async () => {
      await ask('DELETE', `/agents/${encodeURIComponent(this.params.agent)}/notes/${note.id}`);
      await this.load();
    });
  }

  privateNotes() {
    return html`<p class="hint-line">${t('coach.private-why')}</p>${this.notes.length ? html`<ul class="private-notes">${this.notes.map(note => html`<li><p class="note-text">${plain(note.text)}</p><p class="quiet">${moment(note.at)} <button type="button" class="quiet-button" aria-label=${t('coach.private-drop-one', { at: moment(note.at) })} @click=${() => this.dropNote(note)}>${t('coach.private-drop')}</button></p></li>`)}</ul>` : nothing}
      <p><button type="button" @click=${() => this.writeNote()}>${t('coach.private-note')}</button></p>`;
  }

  one() {
    const { agent, focus, later, strengths, team, lacking, coachings, interactions } = this.known;
    const section = (title, body) => html`<section class="panel" aria-label=${title}><h2>${title}</h2>${body}</section>`;
    return html`<div class="page coach"><nav class="quiet above" aria-label=${t('coach.way')}><a href=${'/coach' + queryOf({ team: agent.team })}>${plain(agent.team ?? t('title.coach'))}</a></nav><div class="page-head"><h1>${nameOf(agent)}</h1><span class="quiet">${t('coach.looked-at', { n: interactions })}</span><span class="grow"></span><a class="button" href=${'/calls' + queryOf({ agent: agent.id })}>${t('coach.calls')}</a><a class="button" href=${'/trends' + queryOf({ agent: agent.id })}>${t('coach.trend')}</a>${focus || later.length || team.length
      ? html`<button type="button" @click=${() => this.note()}>${t('coach.note')}</button>` : nothing}<button type="button" class="primary" @click=${() => this.begin()}>${t('coach.begin')} <kbd>n</kbd></button></div>
      ${lacking ? html`<p class="notice quiet-notice">${plain(lacking)}</p>` : nothing}
      <div class="side-by-side">${section(t('coach.focus'), focus ? html`${pattern(focus)}${examples(focus, this)}` : html`<p class="quiet">${t(lacking ? 'coach.not-known' : 'coach.no-focus-why')}</p>`)}
      ${section(t('coach.strengths'), strengths.length ? html`<ul class="strengths">${strengths.map(strength)}</ul>` : html`<p class="quiet">${t('coach.no-strengths')}</p>`)}</div>
      <div class="side-by-side">${section(t('coach.one-to-ones'), this.sheets.length ? html`<ul class="one-to-ones">${this.sheets.map(sheet => html`<li><a href=${`${pageOf(agent)}/${sheet.id}`}><strong>${calendar(sheet.on)}</strong> <span class="quiet">${standing(sheet)}</span></a></li>`)}</ul>` : html`<p class="quiet">${t('coach.no-one-to-ones')}</p>`)}
      ${later.length || team.length ? section(t('coach.later'), html`<ul class="later">${later.map(one => html`<li>${brief(one)}</li>`)}${team.map(one => html`<li>${brief(one)} <span class="tag">${t('coach.of-team')}</span></li>`)}</ul>`) : nothing}</div>
      ${section(t('coach.private'), this.privateNotes())}
      ${coachings.length ? section(t('coach.before-after'), html`<p class="hint-line">${t('coach.before-after-why')}</p><ol class="coachings">${coachings.map(coached)}</ol>`) : nothing}</div>`;
  }

  // --- a sheet

  paper() {
    const { sheet } = this;
    return html`<div class="page coach paper"><nav class="quiet above screen-only" aria-label=${t('coach.way')}><a href=${pageOf(sheet.agent)}>${nameOf(sheet.agent)}</a></nav><div class="page-head"><h1>${t('sheet.title', { name: nameOf(sheet.agent) })}</h1><span class="quiet">${calendar(sheet.on)}</span><span class="tag">${standing(sheet)}</span><span class="grow"></span><span class="row-of-buttons screen-only"><button type="button" @click=${() => print()}>${t('sheet.print')}</button>${sheet.state === 'draft'
      ? html`<button type="button" @click=${() => this.drop()}>${t('sheet.remove')}</button><button type="button" class="primary" @click=${() => this.share()}>${t('sheet.share', { name: nameOf(sheet.agent) })}</button>` : nothing}</span></div>
      ${sheet.state === 'draft' ? html`<p class="hint-line screen-only">${t('sheet.draft-why', { name: nameOf(sheet.agent) })}</p>` : nothing}<ear-sheet .sheet=${sheet} @changed=${() => this.load()}></ear-sheet></div>`;
  }

  async share() {
    await guarded(async () => {
      this.sheet = await ask('POST', `/one-to-ones/${this.sheet.id}/share`);
      toast(t('sheet.shared', { name: nameOf(this.sheet.agent) }));
    });
  }

  drop() {
    openDialog({ title: t('sheet.remove'), body: html`<p>${t('sheet.remove-why')}</p>`, send: t('sheet.remove'), danger: true, work: async () => {
      await ask('DELETE', `/one-to-ones/${this.sheet.id}`);
      return () => go(pageOf(this.sheet.agent), { replace: true });
    } });
  }
}

customElements.define('page-coach', Coach);
