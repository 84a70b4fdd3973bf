import { ask, get, may, queryOf, who } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { draft, keepDraft } from '../drafts.js';
import { moment, person, plain } from '../format.js';
import { addKeys } from '../keys.js';
import { listen } from '../live.js';
import { stepKeys } from '../parts/steps.js';
import { anchor, audible, clipKey, outcomes, outcomeWords, playCard, playForm } from '../playbook/play.js';
import { query, setQuery } from '../router.js';
import { outline } from '../rubrics.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import '../search/shared-player.js';

const ASK_EVERY_MS = 700;

/** What the best do, with proof: plays to read and hear, and for coaches to order, word and publish. */
class Playbook extends Part {
  static properties = { fields: { attribute: false }, params: { attribute: false }, books: { state: true }, book: { state: true }, making: { state: true }, wrong: { state: true }, edited: { state: true },
    now: { state: true }, playing: { state: true }, questions: { state: true }, uses: { state: true }, known: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.fields = query();
    this.books = null;
    this.book = null;
    this.making = null;
    this.wrong = '';
    this.edited = null;
    this.now = null;
    this.playing = false;
    this.questions = {};
    this.uses = {};
    this.known = [];
    this.shown = null;
  }

  get writes() { return may('playbooks:write'); }

  /** Who may look at the calls behind a criterion. */
  get leads() { return who().role !== 'agent'; }

  get within() { return this.book?.within ?? []; }

  get own() { return this.book?.own ?? []; }

  entered() {
    const group = t('title.playbook');
    this.keysAway = [stepKeys(this, '.clip .place, .play textarea', group), addKeys([{ keys: [' '], text: t('keys.play'), group, work: () => this.player?.toggle() },
      { keys: ['n'], text: t('playbook.next-clip'), group, work: () => this.step(1) }, { keys: ['p'], text: t('playbook.previous-clip'), group, work: () => this.step(-1) },
      ...(this.writes ? [{ keys: ['e'], text: t('playbook.edit'), group, when: () => this.book !== null && !this.edited, work: () => this.edit() }] : [])])];
    this.stop = listen(event => { if (event.type === 'reset' || /^(playbook|clip)\./.test(event.type)) this.load(); });
    if (this.writes) this.watch();
    this.criteria();
  }

  left() {
    this.keysAway.forEach(away => away());
    this.stop();
    clearTimeout(this.timer);
  }

  willUpdate(changed) { if (changed.has('fields')) this.load(); }

  get player() { return this.querySelector('ear-shared-player'); }

  /** The questions of all published rubrics, to name and to choose what a play helps with. */
  async criteria() {
    const { items } = await get('/rubrics').catch(() => ({ items: [] }));
    const newest = new Map();
    for (const one of items.filter(item => item.published)) if ((newest.get(one.id)?.version ?? 0) < one.version) newest.set(one.id, one);
    const known = [];
    for (const rubric of newest.values()) {
      const found = await outline(rubric.id, rubric.version);
      found?.sections.forEach(section => section.criteria.forEach(criterion => known.push({ value: `${rubric.id} ${criterion.id}`, text: `${criterion.question} · ${found.title}`, question: criterion.question })));
    }
    this.known = known;
    this.questions = Object.fromEntries(known.map(one => [one.value, one.question]));
  }

  async load() {
    try {
      const { items } = await get('/playbooks');
      this.books = items;
      const asked = this.chosen(items);
      const book = asked ? await get(`/playbooks/${asked.id}/versions/${asked.version}`) : null;
      this.book = book;
      this.uses = book && this.writes ? Object.fromEntries((await get(`/playbooks/${asked.id}/versions/${asked.version}/uses`).catch(() => ({ items: [] }))).items.map(one => [one.play, one])) : {};
      this.wrong = '';
      this.atPlay();
    } catch (failed) {
      this.wrong = failed.message;
      this.book = null;
    }
  }

  /** The one of the address; else the one that was published last, else the newest draft. */
  chosen(items) {
    const { id, v } = this.fields;
    const all = id ? items.filter(one => one.id === id) : items;
    const exact = all.find(one => String(one.version) === v);
    const newest = list => list.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
    if (id && v && !exact) throw new Error(t('playbook.gone'));
    return exact ?? newest(all.filter(one => one.state === 'published')) ?? newest(all) ?? null;
  }

  /** To the play that the address names, once. */
  async atPlay() {
    const { play } = this.fields;
    if (!play || this.shown === play || !this.book) return;
    this.shown = play;
    await this.updateComplete;
    this.querySelector('#' + anchor({ id: play }))?.scrollIntoView({ block: 'center' });
  }

  to(book, fields = {}) {
    this.shown = null;
    setQuery({ id: book.id, v: book.version, play: null, ...fields }, { entry: true });
    this.fields = query();
  }

  /** Clips that can be heard, in order. */
  get clips() { return this.book?.playbook.plays.flatMap(play => play.clips.filter(audible).map(clip => ({ play, clip }))) ?? []; }

  step(by) {
    const all = this.clips;
    const next = all[Math.max(0, all.findIndex(({ clip }) => clipKey(clip) === this.now) + by)];
    if (next) this.hear(next.play, next.clip);
  }

  hear(play, clip) {
    const key = clipKey(clip);
    if (this.now === key && this.playing) {
      this.player.toggle();
      return;
    }
    this.now = key;
    const address = this.within.includes(clip.interaction) ? `/calls/${encodeURIComponent(clip.interaction)}?t=${(clip.startMs / 1000).toFixed(1)}&to=${(clip.endMs / 1000).toFixed(1)}` : null;
    this.player.hear({ interactionId: clip.interaction, sound: `/api/v1/playbooks/${this.book.id}/versions/${this.book.version}/clips/${encodeURIComponent(clip.interaction)}/${clip.turn}/audio`,
      durationMs: clip.endMs - clip.startMs, title: plain(clip.text).slice(0, 80), address, place: t('playbook.when.' + play.situation) });
  }

  async refuse(clip) {
    const path = `/clips/${encodeURIComponent(clip.interaction)}/${clip.turn}/refusal`;
    await guarded(async () => {
      await ask('PUT', path);
      await this.load();
      toast(t('playbook.refused'), { label: t('call.undo'), key: 'z', work: () => guarded(async () => { await ask('DELETE', path); await this.load(); }) });
    });
  }

  // --- making

  async watch() {
    clearTimeout(this.timer);
    const before = this.making?.state;
    const found = await get('/playbook-making').catch(() => null);
    if (!this.isConnected || !found) return;
    this.making = found.making;
    if (this.making?.state === 'reading') this.timer = setTimeout(() => this.watch(), ASK_EVERY_MS);
    else if (before === 'reading' && this.making?.state === 'made') {
      await this.load();
      this.to({ id: this.making.playbook, version: this.making.version });
      toast(t('playbook.made'));
    }
  }

  async make() {
    const { queues } = await get('/interactions/facets').catch(() => ({ queues: [] }));
    const body = html`<p class="hint-line">${t('playbook.make-why')}</p>${choice(t('playbook.outcome'), 'outcome', outcomes(), 'resolved')}${choice(t('playbook.queue'), 'queue', [['', t('filter.any')], ...queues.map(one => [one, plain(one)])])}
      <div class="two">${field(t('filter.name.from'), 'from', { type: 'date', required: false })}${field(t('filter.name.to'), 'to', { type: 'date', required: false })}</div>`;
    const start = text => (text ? text + 'T00:00:00Z' : null);
    openDialog({ title: t('playbook.make'), body, send: t('playbook.make-send'), work: async ({ outcome, queue, from, to }) => {
      this.making = (await ask('POST', '/playbook-making', { outcome, queue: queue || null, from: start(from), to: start(to) })).making;
      this.timer = setTimeout(() => this.watch(), ASK_EVERY_MS);
    } });
  }

  state() {
    const { making } = this;
    if (!making || making.state === 'made') return nothing;
    const about = t('playbook.about', { outcome: outcomeWords(making.outcome) }) + (making.queue ? ` · ${plain(making.queue)}` : '');
    if (making.state === 'reading') return html`<div class="example-note" role="status"><p><strong>${t('playbook.reading')}</strong> ${about} · ${t('playbook.read', { n: making.calls })}</p></div>`;
    return html`<div class="example-note making-note"><p><strong>${t(making.state === 'lacking' ? 'playbook.lacking' : 'playbook.failed')}</strong> ${plain(making.said)} <span class="quiet">${about} · ${moment(making.movedAt)}</span></p>
      ${making.state === 'lacking' ? nothing : html`<button type="button" @click=${() => this.make()}>${t('playbook.again')}</button>`}</div>`;
  }

  // --- writing

  get place() { return `playbook ${this.edited.id}@${this.edited.version}`; }

  /** A draft is changed as it is; of what was published a new version is begun. */
  edit() {
    const highest = Math.max(...this.books.filter(one => one.id === this.book.id).map(one => one.version));
    const isDraft = this.book.state === 'draft';
    const { playbook } = this.book;
    this.edited = { ...playbook, version: isDraft ? playbook.version : highest + 1, seen: isDraft ? this.book.sha256 : 'none' };
    const kept = draft(this.place);
    if (kept) {
      this.edited = { ...JSON.parse(kept), seen: this.edited.seen };
      toast(t('draft.here'));
    }
  }

  keep(edited) {
    this.edited = edited;
    keepDraft(this.place, JSON.stringify(edited));
  }

  change(play, values) { this.keep({ ...this.edited, plays: this.edited.plays.map(one => (one.id === play.id ? { ...one, ...values } : one)) }); }

  move(play, by) {
    const plays = [...this.edited.plays];
    const from = plays.findIndex(one => one.id === play.id);
    if (from + by < 0 || from + by >= plays.length) return;
    plays.splice(from + by, 0, ...plays.splice(from, 1));
    this.keep({ ...this.edited, plays });
    this.updateComplete.then(() => this.querySelector(`#${anchor(play)} textarea`)?.focus());
  }

  leaveOut(play) {
    const before = this.edited;
    this.keep({ ...before, plays: before.plays.filter(one => one.id !== play.id) });
    toast(t('playbook.left-out'), { label: t('call.undo'), key: 'z', work: () => this.keep(before) });
  }

  giveUp() {
    keepDraft(this.place, null);
    this.edited = null;
  }

  async save(event) {
    event.preventDefault();
    const { seen, ...playbook } = this.edited;
    await guarded(async () => {
      const kept = await ask('POST', '/playbooks' + queryOf({ seen }), playbook);
      this.giveUp();
      await this.load();
      this.to(kept);
      toast(t('playbook.saved'));
    });
  }

  async decide(what, done) {
    await guarded(async () => {
      await ask('POST', `/playbooks/${this.book.id}/versions/${this.book.version}/${what}`);
      await this.load();
      toast(t(done));
    });
  }

  // --- what is seen

  render() {
    if (this.books === null) return this.wrong ? html`<div class="page"><p class="notice" role="alert">${plain(this.wrong)}</p></div>` : nothing;
    return html`<div class="page playbook"><div class="page-head"><h1>${t('title.playbook')}</h1><span class="grow"></span>${this.writes ? html`<button type="button" @click=${() => this.make()} ?disabled=${this.making?.state === 'reading'}>${t('playbook.make')}</button>` : nothing}</div>${this.state()}
      ${this.wrong ? html`<p class="notice" role="alert">${plain(this.wrong)}</p>` : nothing}${this.books.length === 0 ? this.none() : html`<div class="books">${this.list()}<div class="book">${this.edited ? this.form() : this.book ? this.read() : nothing}</div></div>`}
      <ear-shared-player .words=${{ previous: t('playbook.previous-clip'), next: t('playbook.next-clip') }} @step=${event => this.step(event.detail)} @playing=${event => { this.playing = event.detail; }}></ear-shared-player></div>`;
  }

  none() {
    return html`<div class="empty"><h2>${t('playbook.none')}</h2><p>${t(this.writes ? 'playbook.none-why' : 'playbook.none-yet')}</p>${this.writes ? html`<button type="button" class="primary" @click=${() => this.make()} ?disabled=${this.making?.state === 'reading'}>${t('playbook.make')}</button>` : nothing}</div>`;
  }

  list() {
    const ids = [...new Set(this.books.map(one => one.id))];
    return html`<nav class="book-list" aria-label=${t('playbook.all')}>${ids.map(id => {
      const versions = this.books.filter(one => one.id === id).toSorted((a, b) => b.version - a.version);
      return html`<section><h2>${plain((versions.find(one => one.state === 'published') ?? versions[0]).title)}</h2><ul>${versions.map(one => html`<li><a href=${'/playbook' + queryOf({ id, v: one.version })} aria-current=${this.book?.id === id && this.book.version === one.version ? 'page' : nothing}><span>${t('playbook.version', { n: one.version })}</span><span class="tag">${t('playbook.state.' + one.state)}</span></a></li>`)}</ul></section>`;
    })}</nav>`;
  }

  read() {
    const { playbook, state, byName, at } = this.book;
    const actions = { draft: ['publish', 'playbook.publish', 'playbook.published'], published: ['retire', 'playbook.retire', 'playbook.retired'], retired: ['publish', 'playbook.publish-again', 'playbook.published'] }[state];
    const used = playbook.plays.filter(play => play.criteria.length).length;
    return html`<header class="book-head"><div class="page-head"><h2>${plain(playbook.title)}</h2><span class="tag">${t('playbook.state.' + state)}</span><span class="grow"></span>${this.writes ? html`<span class="row-of-buttons"><button type="button" @click=${() => this.edit()}>${t(state === 'draft' ? 'playbook.edit' : 'playbook.edit-new')} <kbd>e</kbd></button><button type="button" class=${state === 'published' ? '' : 'primary'}
      @click=${() => this.decide(actions[0], actions[2])}>${t(actions[1])}</button></span>` : nothing}</div><p class="quiet">${t('playbook.version', { n: this.book.version })} · ${byName ? `${plain(byName)}, ` : ''}${moment(at)} · ${t('playbook.compared', { n: playbook.calls, tried: playbook.tried })}${playbook.queue ? ` · ${plain(playbook.queue)}` : ''}</p>
      <p class="lead">${t('playbook.goes-with', { outcome: outcomeWords(playbook.outcome) })}</p>${this.writes ? html`<p class="hint-line">${state !== 'published' ? t('playbook.not-in-use') : used ? t('playbook.in-use', { n: used }) : t('playbook.used-nowhere')}</p>` : nothing}</header>
      ${playbook.plays.length ? html`<ol class="plays">${playbook.plays.map((play, at) => playCard(this, play, at + 1))}</ol>` : html`<div class="empty small"><p>${t('playbook.no-plays')}</p></div>`}`;
  }

  form() {
    const { edited } = this;
    return html`<form class="book-form" @submit=${event => this.save(event)}><div class="page-head"><h2>${t('playbook.editing', { n: edited.version })}</h2><span class="grow"></span><span class="row-of-buttons"><button type="button" @click=${() => this.giveUp()}>${t('playbook.give-up')}</button><button class="primary">${t('playbook.save')}</button></span></div>
      <label class="field"><span>${t('playbook.title')}</span><input required maxlength="200" .value=${edited.title} @input=${event => this.keep({ ...edited, title: event.target.value })}></label><p class="hint-line">${t('playbook.edit-why')}</p>
      <ol class="plays">${edited.plays.map((play, at) => playForm(this, play, at + 1, edited.plays.length, this.known))}</ol></form>`;
  }
}

customElements.define('page-playbook', Playbook);
