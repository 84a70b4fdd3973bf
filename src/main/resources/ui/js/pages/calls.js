import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { brief, moment, percent, person, plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { addKeys } from '../keys.js';
import { listen } from '../live.js';
import { FILTERS } from '../parts/filters.js';
import { invented } from '../parts/invented.js';
import { talkStrip } from '../parts/talk.js';
import { go, query, setQuery } from '../router.js';
import { questions } from '../rubrics.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import '../parts/bulk.js';
import '../parts/saved-views.js';

const PAGE = 50;
const SOON = 250;

/** The list of interactions. */
class Calls extends Part {
  static properties = { fields: { attribute: false }, params: { attribute: false }, items: { state: true }, next: { state: true }, wrong: { state: true },
    names: { state: true }, slow: { state: true }, chosen: { state: true }, fresh: { state: true } };

  constructor() {
    super();
    this.fields = query();
    this.items = null;
    this.next = null;
    this.wrong = '';
    this.names = {};
    this.chosen = new Set();
    this.fresh = new Set();
    this.changed = new Set();
  }

  entered() {
    this.stop = listen(event => this.heard(event));
    this.on(window, 'taken-in', () => this.soon('new'));
    const group = t('title.calls');
    this.keysAway = addKeys([
      { keys: ['j', 'ArrowDown'], text: t('keys.next-row'), group, work: () => this.step(1) },
      { keys: ['J', 'ArrowUp'], text: t('keys.previous-row'), group, work: () => this.step(-1) },
      { keys: ['/'], text: t('keys.filter'), group, work: () => this.querySelector('ear-filters').open() },
      ...(may('reviews:write') ? [{ keys: ['r'], text: t('keys.review-next'), group, work: () => this.reviewNext() }] : []),
    ]);
    this.end = new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting)) this.more(); }, { rootMargin: '400px' });
  }

  left() {
    this.stop();
    this.keysAway();
    this.end.disconnect();
  }

  willUpdate(changed) { if (changed.has('fields')) this.load(); }

  updated() {
    const more = this.querySelector('.more');
    if (more !== this.watched) {
      this.end.disconnect();
      if (more) this.end.observe(more);
      this.watched = more;
    }
  }

  address(after = null) {
    const asked = Object.fromEntries([...FILTERS, 'sort'].filter(name => this.fields[name]).map(name => [name, this.fields[name]]));
    return '/interactions' + queryOf({ ...asked, after, limit: PAGE });
  }

  async load() {
    this.asked?.abort();
    this.asked = new AbortController();
    const timer = setTimeout(() => { this.slow = true; }, 150);
    try {
      const page = await get(this.address(), { signal: this.asked.signal });
      this.items = page.items;
      this.next = page.next;
      this.wrong = '';
      this.chosen = new Set();
      this.nameMisses(page.items);
    } catch (failed) {
      if (failed.name !== 'AbortError') this.wrong = failed.message;
    }
    clearTimeout(timer);
    this.slow = false;
  }

  async more() {
    if (!this.next || this.loading) return;
    this.loading = true;
    const page = await guarded(() => get(this.address(this.next)));
    this.loading = false;
    if (!page) return;
    this.items = [...this.items, ...page.items];
    this.next = page.next;
    this.nameMisses(page.items);
  }

  async nameMisses(items) { this.names = { ...this.names, ...await questions(items.map(item => item.score)) }; }

  heard(event) {
    if (event.type === 'reset') this.soon('new');
    else if (event.type === 'interaction.deleted') this.items = this.items?.filter(item => item.id !== event.interactionId) ?? null;
    else if (event.type === 'interaction.received') this.soon('new');
    else if (event.interactionId && this.items?.some(item => item.id === event.interactionId)) this.soon(event.interactionId);
  }

  soon(what) {
    this.changed.add(what);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), SOON);
  }

  /** What has changed is asked for anew; what is new comes to its place at the top of the list. */
  async refresh() {
    const changed = [...this.changed];
    this.changed.clear();
    if (changed.includes('new') || changed.length > 20) {
      const page = await get(this.address()).catch(() => null);
      if (page === null || this.items === null) return;
      const known = new Set(this.items.map(item => item.id));
      this.fresh = new Set(page.items.filter(item => !known.has(item.id)).map(item => item.id));
      const now = new Set(page.items.map(item => item.id));
      this.items = [...page.items, ...this.items.filter(item => !now.has(item.id) && !changed.includes(item.id))];
      this.next ??= page.next;
      this.nameMisses(page.items);
      return;
    }
    const found = await Promise.all(changed.map(id => get('/interactions/' + id).catch(() => null)));
    const byId = new Map(found.filter(Boolean).map(item => [item.id, item]));
    this.items = this.items.map(item => byId.get(item.id) ?? item);
    this.nameMisses([...byId.values()]);
  }

  narrow(changes) {
    setQuery(changes, { entry: true });
    this.fields = query();
  }

  sort(by) {
    const now = this.fields.sort ?? '-received';
    this.narrow({ sort: now === '-' + by ? by : '-' + by });
  }

  step(direction) {
    const links = [...this.querySelectorAll('tbody a.row')];
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(0, at + direction), links.length - 1)]?.focus();
  }

  async reviewNext() {
    const { item } = await guarded(() => ask('POST', '/queue/next', { not: [] })) ?? {};
    if (item) go(`/calls/${item.interaction.id}?from=queue`);
    else if (item === null) toast(t('calls.queue-empty'));
  }

  /** The review page goes on to the next of this list. */
  remember() { sessionStorage.setItem('calls', JSON.stringify(this.items.map(item => item.id))); }

  choose(id, on) {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(id); else chosen.delete(id);
    this.chosen = chosen;
  }

  render() {
    const view = may('reviews:read') ? html`<ear-views .fields=${this.fields} @narrow=${event => this.narrow(event.detail)}></ear-views>` : nothing;
    return html`<div class="page">
      <div class="page-head"><h1>${t('title.calls')}</h1>${view}<span class="grow"></span>
        ${may('interactions:write') ? html`<button type="button" @click=${() => this.upload()}>${t('calls.upload')}</button>` : nothing}
        ${may('reviews:read') ? html`<a class="button" href=${'/api/v1/interactions/export' + queryOf({ ...this.fields, after: null })} download>${t('calls.export')}</a>` : nothing}
        ${may('reviews:write') ? html`<button type="button" class="primary" @click=${() => this.reviewNext()}>${t('calls.review-next')} <kbd>r</kbd></button>` : nothing}</div>
      <ear-filters .fields=${this.fields} .names=${this.names} @narrow=${event => this.narrow(event.detail)}></ear-filters>
      ${this.example()}${this.wrong ? html`<p class="notice" role="alert">${this.wrong}</p>` : this.list()}
      ${this.chosen.size ? html`<ear-bulk .ids=${[...this.chosen]} @done=${() => this.load()}></ear-bulk>` : nothing}</div>`;
  }

  /** Above a list that shows something of the example. */
  example() {
    if (!may('reviews:read') || !this.items?.some(item => item.synthetic)) return nothing;
    import('../parts/example.js');
    return html`<ear-example></ear-example>`;
  }

  async upload() {
    const { openUpload } = await import('../parts/upload-form.js');
    openUpload();
  }

  list() {
    if (this.items === null) return this.slow ? html`<table class="calls skeleton" aria-label=${t('app.loading')}><tbody>${Array.from({ length: 12 }, () => html`<tr><td></td></tr>`)}</tbody></table>` : nothing;
    if (this.items.length === 0) return this.empty();
    return html`<table class="calls"><thead><tr>${this.head()}</tr></thead><tbody>${this.items.map(item => this.row(item))}</tbody></table>
      ${this.next ? html`<button type="button" class="more" @click=${() => this.more()}>${t('calls.more')}</button>` : html`<p class="quiet end">${t('calls.count', { n: this.items.length })}</p>`}`;
  }

  empty() {
    const shown = FILTERS.filter(name => this.fields[name]);
    if (shown.length) {
      return html`<div class="empty"><p>${t('calls.none-fit')}</p><button type="button" class="primary" @click=${() => this.narrow(Object.fromEntries(shown.map(name => [name, null])))}>${t('filter.clear')}</button></div>`;
    }
    import('../parts/example.js');
    return may('interactions:write') ? html`<div class="empty drop"><h2>${t('calls.none')}</h2><p>${t('calls.none-drop')}</p>
      <button type="button" class="primary" @click=${() => this.upload()}>${t('calls.choose-files')}</button><ear-example></ear-example></div>` : html`<div class="empty"><h2>${t('calls.none')}</h2><p>${t('calls.none-yet')}</p></div>`;
  }

  head() {
    const now = this.fields.sort ?? '-received';
    const sorted = (by, text) => html`<th scope="col" class=${by} aria-sort=${now === by ? 'ascending' : now === '-' + by ? 'descending' : nothing}><button type="button" @click=${() => this.sort(by)}>${text}${now.endsWith(by)
      ? icon(now.startsWith('-') ? 'down' : 'up') : nothing}</button></th>`;
    const all = this.items.length > 0 && this.items.every(item => this.chosen.has(item.id));
    return html`${may('reviews:write') ? html`<th scope="col" class="pick"><input type="checkbox" aria-label=${t('calls.choose-all')} .checked=${all}
        @change=${event => { this.chosen = new Set(event.target.checked ? this.items.map(item => item.id) : []); }}></th>` : nothing}
      ${sorted('score', t('calls.score'))}<th scope="col" class="what">${t('calls.agent')}</th><th scope="col" class="miss">${t('calls.miss')}</th>
      <th scope="col" class="queue">${t('calls.queue')}</th>${sorted('duration', t('calls.length'))}<th scope="col" class="talk">${t('calls.talk')}</th>
      <th scope="col" class="state">${t('calls.state')}</th>${sorted('received', t('calls.received'))}`;
  }

  row(item) {
    const name = plain(person(item.agent) ?? item.externalId ?? t('calls.nobody'));
    const length = item.durationMs ? clock(item.durationMs / 1000) : t('channel.' + item.channel);
    return html`<tr class=${this.fresh.has(item.id) ? 'fresh' : ''} data-id=${item.id}>
      ${may('reviews:write') ? html`<td class="pick"><input type="checkbox" aria-label=${t('calls.choose', { name })} .checked=${this.chosen.has(item.id)} @change=${event => this.choose(item.id, event.target.checked)}></td>` : nothing}
      <td class="score">${this.score(item)}</td>
      <td class="what">${icon(item.channel)}<a class="row" href="/calls/${item.id}" @click=${() => this.remember()}>${name}</a>${invented(item)}</td>
      <td class="miss">${item.worstMiss ? html`<span class="missed">${icon('missed')}</span><span>${plain(this.names[item.worstMiss] ?? readable(item.worstMiss))}</span>` : item.noConversation ? html`<span class="quiet">${t('calls.no-conversation', { kind: t('no-conversation.' + item.noConversation) })}</span>` : nothing}</td>
      <td class="queue">${plain(item.queue ?? '–')}</td><td class="duration">${length}</td><td class="talk">${talkStrip(item.talk)}</td>
      <td class="state">${this.state(item)}</td><td class="received"><time datetime=${item.receivedAt} title=${moment(item.receivedAt)}>${brief(item.receivedAt)}</time></td></tr>`;
  }

  score(item) {
    if (!item.score) return html`<span class="quiet" aria-label=${t('calls.no-score')}>–</span>`;
    const failed = item.score.passed === false;
    return html`<span class=${failed ? 'figure missed' : 'figure'}>${failed ? html`<span class="fails" title=${t('calls.not-passed')}>${icon('missed')}</span>` : nothing}${percent(item.score.percent)}</span>`;
  }

  state(item) {
    if (item.state === 'parked') return html`<span class="tag stop" title=${plain(item.parked.reason)}>${t('filter.state.parked')}</span>`;
    if (item.state === 'processing') return html`<span class="tag live">${t('stage.' + item.stage)}</span>`;
    if (!item.review) return nothing;
    const need = item.review.needs[0];
    if (need) return html`<span class="tag">${t('filter.needs.' + need)}</span>`;
    return html`<span class="quiet">${item.review.publication !== 'draft' ? t('filter.publication.' + item.review.publication) : t('filter.origin.' + item.review.origin)}</span>`;
  }
}

customElements.define('page-calls', Calls);
