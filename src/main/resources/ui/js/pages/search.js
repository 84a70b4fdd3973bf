import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { choice, field, openDialog } from '../dialog.js';
import { person, plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { addKeys } from '../keys.js';
import { chip } from '../parts/filters.js';
import { go, query, setQuery } from '../router.js';
import { questions } from '../rubrics.js';
import { counts, valueWords } from '../search/counts.js';
import { addressOf, heard, hits, keyOf } from '../search/hits.js';
import { addToList, keepSearch, mayList } from '../search/keep.js';
import { asked, body, BOUNDS, FACETS, FIELDS, fieldsOf, STATE } from '../search/request.js';
import { wrongAt } from '../search/words.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import '../search/box.js';
import '../search/shared-player.js';

const PAGE = 20;
/** A facet is counted once nothing was typed for so long: counting takes longer than the first hits may. */
const QUIET_MS = 250;
const ORDERS = ['relevance', 'newest', 'oldest', 'score', '-score'];

/** Everything that was said, turn by turn. What is looked for stands in the address. */
class Search extends Part {
  static properties = { fields: { attribute: false }, params: { attribute: false }, found: { state: true }, facets: { state: true }, wrong: { state: true }, saved: { state: true }, lists: { state: true }, list: { state: true },
    known: { state: true }, questions: { state: true }, now: { state: true }, playing: { state: true }, open: { state: true }, wide: { state: true } };

  constructor() {
    super();
    this.fields = query();
    this.found = null;
    this.facets = [];
    this.wrong = null;
    this.saved = [];
    this.lists = [];
    this.list = null;
    this.known = [];
    this.questions = {};
    this.now = null;
    this.playing = false;
    this.open = new Set();
    this.wide = new Set();
    this.flight = null;
  }

  entered() {
    const group = t('title.search');
    const current = work => () => { const [interaction, hit] = this.current() ?? []; if (hit) this.act(work, interaction, hit); };
    this.keysAway = addKeys([
      { keys: ['/'], text: t('keys.search-field'), group, work: () => this.box.focusField() },
      { keys: ['j'], text: t('keys.next-hit'), group, work: () => this.step(1) }, { keys: ['k'], text: t('keys.previous-hit'), group, work: () => this.step(-1) },
      { keys: [' '], text: t('keys.play'), group, work: () => this.player?.toggle() },
      { keys: ['x'], text: t('search.around'), group, work: current('around') }, { keys: ['l'], text: t('search.like'), group, work: current('like') },
      ...(mayList() ? [{ keys: ['a'], text: t('search.add'), group, work: current('list') }] : []),
      { keys: ['o'], text: t('search.open'), group, work: () => { const [interaction, hit] = this.current() ?? []; if (hit) go(addressOf(interaction, hit)); } },
    ]);
    this.choices();
  }

  left() {
    this.keysAway();
    clearTimeout(this.timer);
    clearTimeout(this.sayTimer);
    this.flight?.abort();
  }

  get box() { return this.querySelector('ear-search-box'); }

  get player() { return this.querySelector('ear-shared-player'); }

  get kept() { return this.saved.find(one => one.id === this.fields.saved)?.search ?? {}; }

  willUpdate(changed) { if (changed.has('fields')) this.run(); }

  firstUpdated() { if (!asked(this.fields)) this.box.updateComplete.then(() => this.box.field.focus()); }

  /** What can be offered beside words. */
  async choices() {
    const [searches, facets, lists] = await Promise.all([get('/searches').catch(() => ({ items: [] })), get('/interactions/facets').catch(() => null), mayList() ? get('/coaching-lists').catch(() => ({ items: [] })) : { items: [] }]);
    this.saved = searches.items;
    this.lists = lists.items;
    if (facets) this.known = [...facets.agents.map(agent => ({ facet: 'agent', value: agent.id, name: agent.name ?? agent.id })), ...facets.teams.map(team => ({ facet: 'team', value: team, name: team })), ...facets.queues.map(queue => ({ facet: 'queue', value: queue, name: queue }))];
    if (this.fields.saved) this.run();
  }

  get names() { return Object.fromEntries(this.known.map(one => [`${one.facet} ${one.value}`, one.name])); }

  /** Asks for what the address says. One request at a time: what was typed meanwhile is asked for as soon as the answer is there. */
  async run() {
    if (this.fields.list) return this.showList();
    this.list = null;
    if (!asked(this.fields)) {
      this.flight?.abort();
      Object.assign(this, { found: null, facets: [], wrong: null });
      return undefined;
    }
    if (this.fields.saved && this.saved.length === 0) return undefined;
    if (this.flight) {
      this.again = true;
      return undefined;
    }
    this.flight = new AbortController();
    clearTimeout(this.timer);
    const fields = this.fields;
    try {
      const found = await ask('POST', '/search', { ...body(fields, this.kept), limit: PAGE }, { signal: this.flight.signal });
      this.found = found;
      this.foundFor = fields;
      this.wrong = null;
      clearTimeout(this.sayTimer);
      this.timer = setTimeout(() => this.count(), QUIET_MS);
    } catch (failed) {
      if (failed.name !== 'AbortError') this.say(failed);
    }
    this.flight = null;
    if (this.again) {
      this.again = false;
      return this.run();
    }
    return undefined;
  }

  /** What is not finished yet need not be called wrong: only who stops typing, or presses Enter, is told. */
  say(failed) {
    clearTimeout(this.sayTimer);
    const text = this.fields.q ?? '';
    const told = () => { this.wrong = { sentence: failed.message, at: failed.code === 'search.query-wrong' ? wrongAt(failed.message) : null, text }; };
    if (this.typing) this.sayTimer = setTimeout(told, 600); else told();
  }

  async count() {
    const fields = this.fields;
    const counted = await ask('POST', '/search', { ...body(fields, this.kept), limit: 1, facets: FACETS }).catch(() => null);
    if (!counted || fields !== this.fields) return;
    this.facets = counted.facets;
    const rubrics = this.found?.groups.map(group => group.interaction.score) ?? [];
    this.questions = { ...this.questions, ...await questions(rubrics) };
  }

  async showList() {
    const list = await guarded(() => get('/coaching-lists/' + encodeURIComponent(this.fields.list)));
    if (!list) return;
    const groups = list.items.map(({ id, interaction, line }) => ({ interaction: { ...interaction, customerId: interaction.customer.id }, hits: [{ ...line, marks: [], before: [], after: [], meaning: false, item: id }] }));
    Object.assign(this, { list, facets: [], wrong: null, found: { groups, total: groups.length, exact: true, next: null, rebuilding: null, paused: null } });
  }

  async more() {
    const page = await guarded(() => ask('POST', '/search', { ...body(this.fields, this.kept), limit: PAGE, after: this.found.next }));
    if (page) this.found = { ...page, groups: [...this.found.groups, ...page.groups] };
  }

  /** @param changes of the fields of the address */
  narrow(changes, entry = true) {
    this.typing = !entry;
    setQuery(changes, { entry });
    this.fields = query();
    if (entry) Object.assign(this, { now: null, open: new Set() });
  }

  typed(text) { this.narrow({ q: text.trim() || null, like: null, list: null }, false); }

  entered_(text) {
    this.narrow({ q: text.trim() || null });
    this.updateComplete.then(() => this.querySelector('.hit .place')?.focus());
  }

  openSaved(id) {
    const one = this.saved.find(saved => saved.id === id);
    const fields = fieldsOf(one.search);
    const none = Object.fromEntries(STATE.map(name => [name, null]));
    this.narrow({ ...none, ...(fields ?? { saved: id, q: one.search.q ?? null }) });
  }

  async forget(one) {
    if (await guarded(() => ask('DELETE', '/searches/' + one.id)) !== undefined) this.saved = this.saved.filter(other => other.id !== one.id);
  }

  all() { return (this.found?.groups ?? []).flatMap(group => group.hits.map(hit => [group.interaction, hit])); }

  current() { return this.all().find(([interaction, hit]) => keyOf(interaction, hit) === this.now); }

  async step(by) {
    const all = this.all();
    if (all.length === 0) return;
    const at = all.findIndex(([interaction, hit]) => keyOf(interaction, hit) === this.now);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (next >= all.length && this.found.next) {
      await this.more();
      this.step(by);
      return;
    }
    if (!all[next]) {
      toast(t(by > 0 ? 'search.last' : 'search.first'));
      return;
    }
    this.hear(...all[next]);
  }

  async hear(interaction, hit) {
    const all = this.all();
    const place = t('search.place', { n: all.findIndex(([one, other]) => one.id === interaction.id && other.turn === hit.turn) + 1, all: all.length });
    this.now = keyOf(interaction, hit);
    const sounds = heard(interaction, hit);
    const entry = { interactionId: interaction.id, startMs: hit.startMs, durationMs: interaction.durationMs, address: addressOf(interaction, hit), place,
      title: `${person(interaction.agent) ?? t('calls.nobody')}${sounds ? ' · ' + clock(hit.startMs / 1000) : ''}` };
    if (sounds) this.player.hear(entry); else this.player.silent(entry);
    await this.updateComplete;
    this.querySelector(`[data-hit="${CSS.escape(this.now)}"]`)?.scrollIntoView({ block: 'center' });
  }

  act(work, interaction, hit) {
    const key = keyOf(interaction, hit);
    if (work === 'play') {
      if (this.now === key && this.playing) this.player.toggle(); else this.hear(interaction, hit);
    } else if (work === 'around') {
      const open = new Set(this.open);
      if (!open.delete(key)) open.add(key);
      this.open = open;
    } else if (work === 'like') this.narrow({ ...Object.fromEntries(STATE.map(name => [name, null])), like: key });
    else if (work === 'list') addToList(interaction.id, hit.turn, () => this.choices());
    else if (work === 'remove') this.takeOut(hit.item);
  }

  async takeOut(item) {
    if (await guarded(() => ask('DELETE', `/coaching-lists/${this.list.id}/items/${item}`)) !== undefined) {
      this.showList();
      this.choices();
    }
  }

  eraseList() {
    openDialog({ title: t('search.erase-list', { name: plain(this.list.name) }), body: html`<p>${t('search.erase-list-why')}</p>`, send: t('search.erase'), danger: true, work: async () => {
      await ask('DELETE', '/coaching-lists/' + this.list.id);
      this.narrow({ list: null });
      this.choices();
    } });
  }

  filter() {
    const text = (name, type = 'text') => field(t('filter.name.' + name), name, { type, required: false, value: (type === 'date' ? this.fields[name]?.slice(0, 10) : this.fields[name]) ?? '' });
    const missed = Object.entries(this.questions).map(([id, question]) => [id, plain(question)]);
    const among = this.fields.missed && !this.questions[this.fields.missed] ? [[this.fields.missed, readable(this.fields.missed)], ...missed] : missed;
    const form = html`<div class="two">${text('minScore', 'number')}${text('maxScore', 'number')}${choice(t('filter.name.missed'), 'missed', [['', t('filter.any')], ...among], this.fields.missed ?? '')}${text('customer')}${text('from', 'date')}${text('to', 'date')}</div>`;
    const start = day => (day ? new Date(day + 'T00:00:00').toISOString() : null);
    openDialog({ title: t('search.narrow'), body: form, send: t('filter.apply'), wide: true, work: async values => this.narrow({ ...values, from: start(values.from), to: start(values.to) }) });
  }

  render() {
    const { fields } = this;
    const box = html`<ear-search-box .text=${fields.q ?? ''} .saved=${this.saved} .known=${this.known} .wrong=${this.wrong !== null} @typed=${event => this.typed(event.detail)} @entered=${event => this.entered_(event.detail)}
      @facet=${event => this.narrow({ q: event.detail.text || null, [event.detail.facet]: event.detail.value })} @saved=${event => this.openSaved(event.detail)}></ear-search-box>`;
    return html`<div class="page search"><h1 class="only-heard">${t('title.search')}</h1><div class="search-head">${box}<label class="order"><span class="only-heard">${t('search.sort')}</span><select @change=${event => this.narrow({ sort: event.target.value === 'relevance' ? null : event.target.value })}>${ORDERS.map(one => html`<option
      value=${one} ?selected=${(fields.sort ?? 'relevance') === one}>${t('search.sort.' + one)}</option>`)}</select></label><button type="button" ?disabled=${!asked(fields) || Boolean(fields.list)} @click=${() => this.keep()}>${t('search.keep')}</button></div>
      ${this.mistake()}${this.around()}<div class="search-body">${this.facets.length ? html`<div class="counts" role="group" aria-label=${t('search.counts')}>${counts(this, changes => this.narrow(changes), facet => { this.wide = new Set([...this.wide, facet]); })}</div>` : nothing}<div class="search-hits">${this.results()}</div></div>
      <ear-shared-player @step=${event => this.step(event.detail)} @playing=${event => { this.playing = event.detail; }}></ear-shared-player></div>`;
  }

  keep() { keepSearch(body(this.fields, this.kept), kept => { this.saved = [...this.saved, kept]; }); }

  /** The sentence, and the place in what was typed. */
  mistake() {
    if (!this.wrong) return nothing;
    const { sentence, at, text } = this.wrong;
    return html`<div class="mistake" role="alert" id="search-wrong">${at === null ? nothing : html`<p class="typed-text" aria-hidden="true">${text.slice(0, at)}<mark>${text.slice(at, at + 1) || ' '}</mark>${text.slice(at + 1)}</p>`}<p>${icon('missed')} ${plain(sentence)}</p></div>`;
  }

  /** What the hits are narrowed to by what is counted nowhere, and what is kept. */
  around() {
    const { fields } = this;
    const off = (name, words) => html`<span class="chip"><span>${words}</span><button type="button" aria-label=${t('filter.remove', { what: words })} @click=${() => this.narrow({ [name]: null })}>${icon('close')}</button></span>`;
    const bounds = BOUNDS.filter(name => fields[name]).map(name => off(name, name === 'customer' ? t('search.customer', { id: plain(fields[name]) }) : chip(name, fields[name], this.questions)));
    const counted = new Set(this.facets.map(one => one.facet));
    const narrowed = FACETS.filter(name => fields[name] && !counted.has(name)).map(name => off(name, valueWords(name, fields[name], this.names, this.questions)));
    const saved = fields.saved ? off('saved', plain(this.saved.find(one => one.id === fields.saved)?.name ?? t('search.saved-one'))) : nothing;
    return html`<div class="chips"><button type="button" class="chip add" @click=${() => this.filter()}>${icon('plus')} ${t('filter.add')}</button>${fields.like ? off('like', t('search.like-that')) : nothing}${saved}${narrowed}${bounds}${FIELDS.filter(name => fields[name]).length > 1
      ? html`<button type="button" class="quiet-button" @click=${() => this.narrow(Object.fromEntries(FIELDS.map(name => [name, null])))}>${t('filter.clear')}</button>` : nothing}</div>`;
  }

  results() {
    const { found } = this;
    if (found === null) return this.wrong ? nothing : this.start();
    const note = found.rebuilding ? t('search.rebuilding', { percent: found.rebuilding.percent }) : found.paused ? t('search.paused', { code: found.paused }) : null;
    const head = this.list ? html`<div class="page-head"><h2>${plain(this.list.name)}</h2><span class="grow"></span><button type="button" class="quiet-button" @click=${() => this.eraseList()}>${t('search.erase')}</button></div>` : nothing;
    const total = this.list ? t('search.on-list', { n: found.total }) : t(found.exact ? 'search.total' : 'search.total-more', { n: found.total });
    return html`${head}<p class="quiet total" role="status">${total}${note ? ` ${note}` : ''}</p>${found.groups.length === 0 ? this.none() : hits({ groups: found.groups, now: this.now, playing: this.playing, open: this.open, act: (...what) => this.act(...what), may: what => what !== 'list' || mayList() })}
      ${found.next ? html`<button type="button" class="more" @click=${() => this.more()}>${t('calls.more')}</button>` : nothing}`;
  }

  none() {
    if (this.list) return html`<div class="empty small"><p>${t('search.list-empty')}</p></div>`;
    const narrowed = FIELDS.filter(name => this.fields[name]);
    return html`<div class="empty small"><p>${t('search.none')}</p>${narrowed.length ? html`<button type="button" class="primary" @click=${() => this.narrow(Object.fromEntries(narrowed.map(name => [name, null])))}>${t('filter.clear')}</button>` : html`<p class="quiet">${t('search.none-why')}</p>`}</div>`;
  }

  /** Before anything is typed: what is kept, and how to ask. */
  start() {
    const kept = this.saved.map(one => html`<li><button type="button" class="quiet-button" @click=${() => this.openSaved(one.id)}>${plain(one.name)}</button>${one.alert ? html`<span class="tag">${t('search.is-alert')}</span>` : nothing}${one.own ? html`<button type="button" class="icon-button small"
      aria-label=${t('search.forget', { name: plain(one.name) })} @click=${() => this.forget(one)}>${icon('close')}</button>` : nothing}</li>`);
    const lists = this.lists.map(one => html`<li><a href=${'/search' + queryOf({ list: one.id })}>${plain(one.name)}</a> <span class="quiet">${t('search.on-list', { n: one.count })}</span></li>`);
    return html`<div class="begin"><section><h2>${t('search.how')}</h2><p class="quiet">${t('search.how-why')}</p></section>${kept.length ? html`<section><h2>${t('search.kept-ones')}</h2><ul>${kept}</ul></section>` : nothing}
      ${may('reviews:comment') ? html`<section><h2>${t('search.lists')}</h2>${lists.length ? html`<ul>${lists}</ul>` : html`<p class="quiet">${t('search.no-lists')}</p>`}</section>` : nothing}</div>`;
  }
}

customElements.define('page-search', Search);
