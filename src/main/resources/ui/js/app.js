import { get, may, queryOf, useToken, who } from './api.js';
import { html, nothing, Part, UI } from './base.js';
import { forgetAll, forgetOld } from './drafts.js';
import { icon } from './icons.js';
import { addKeys } from './keys.js';
import { startLive } from './live.js';
import { go, match, query, start } from './router.js';
import { loadTexts, t } from './t.js';
import './toast.js';

const PAGES = {
  calls: () => import('./pages/calls.js'), call: () => import('./pages/call.js'), me: () => import('./pages/me.js'),
  disputes: () => import('./pages/disputes.js'), admin: () => import('./pages/admin.js'), account: () => import('./pages/account.js'),
  start: () => import('./pages/start.js'), search: () => import('./pages/search.js'),
  customer: () => import('./pages/customer.js'), trends: () => import('./pages/trends.js'),
  coach: () => import('./pages/coach.js'), playbook: () => import('./pages/playbook.js'),
  surveys: () => import('./pages/surveys.js'),
};

/** What stands in the head, for whom. */
const places = () => [
  ['calls', '/calls', who().role !== 'agent'], ['search', '/search', may('interactions:read')], ['trends', '/trends', may('reviews:read')], ['surveys', '/surveys', may('reviews:read')],
  ['coach', '/coach', may('coachings:write')], ['playbook', '/playbook', may('playbooks:read')],
  ['me', '/me', may('feedback:own') && who().agentId !== null],
  ['disputes', '/disputes', may('reviews:read')],
  ['admin', '/admin', may('access:manage') || may('interactions:write')],
].filter(([, , shown]) => shown);

class App extends Part {
  static properties = { page: { state: true } };

  constructor() {
    super();
    this.page = match(location.pathname)?.page ?? null;
    this.shows = 0;
  }

  async firstUpdated() {
    start(found => this.show(found));
    if (may('events:read')) startLive(who().lastEvent);
    if (may('interactions:write')) import('./parts/uploads.js');
    if (may('reviews:write')) import('./review/outbox.js').then(({ flush }) => { flush(); this.on(window, 'online', flush); });
    forgetOld();
    this.on(window, 'me', () => this.requestUpdate());
    this.keys();
  }

  keys() {
    const group = t('keys.everywhere');
    const to = (key, page, address) => ({ keys: [`g ${key}`], text: t('keys.go', { page: t('nav.' + page) }), group, work: () => go(address) });
    const letters = { calls: 'c', search: 's', trends: 't', surveys: 'v', coach: 'o', playbook: 'p', me: 'm', disputes: 'd', admin: 'a' };
    addKeys([
      { keys: ['?'], text: t('keys.sheet'), group, work: () => this.help() },
      { keys: ['z'], text: t('keys.undo'), group, work: () => dispatchEvent(new Event('toast-undo')) },
      ...places().map(([page, address]) => to(letters[page], page, address)),
    ]);
  }

  async help() {
    const { openSheet } = await import('./parts/sheet.js');
    openSheet();
  }

  /** @param found page and parameters; null for an address that nobody has */
  async show(found) {
    const page = found?.page ?? null;
    const turn = ++this.shows;
    try {
      if (page) await PAGES[page]();
    } catch (gone) {
      location.reload(); // another version of the program is running now: its files have other addresses
      return;
    }
    if (turn !== this.shows) return; // whoever goes on before a page has come stays where they went
    const main = this.querySelector('main');
    const same = main.firstElementChild?.localName === `page-${page}`;
    const element = same ? main.firstElementChild : document.createElement(page ? `page-${page}` : 'p');
    if (page) Object.assign(element, { params: found.params, fields: query() });
    else element.textContent = t('app.nothing-here');
    if (!same) main.replaceChildren(element);
    if (page !== this.page) main.focus({ preventScroll: true });
    this.page = page;
    if (page) document.title = `${t('title.' + page)} · Earmark`;
  }

  theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    document.dispatchEvent(new Event('theme'));
  }

  render() {
    const bare = who().mustAddFactor;
    return html`<a class="skip" href="#main">${t('app.skip')}</a>
      <header class="top"><a class="brand" href="/">Earmark</a>
        <nav aria-label=${t('app.places')}>${bare ? nothing : places().map(([page, address]) => html`<a href=${address}
          aria-current=${this.here(page) ? 'page' : nothing}>${t('nav.' + page)}</a>`)}</nav>
        <span class="tools">
          <button type="button" class="icon-button" title=${t('app.keys')} aria-label=${t('app.keys')} @click=${() => this.help()}>${icon('question')}</button>
          <button type="button" class="icon-button" title=${t('app.theme')} aria-label=${t('app.theme')} @click=${() => this.theme()}>${icon('theme')}</button>
          <a class="who-am-i" href="/account" title=${t('nav.account')}><span>${who().name}</span></a>
          <form method="post" action="/logout/form" @submit=${forgetAll}><input type="hidden" name="csrf" .value=${who().csrf}><button class="quiet-button">${t('app.log-out')}</button></form>
        </span></header>
      <main id="main" tabindex="-1"></main><ear-toast></ear-toast>`;
  }

  here(page) { return this.page === page || (page === 'calls' && this.page === 'call') ; }
}

async function begin() {
  const [me] = await Promise.all([get('/me').catch(failed => failed), loadTexts(`${UI}/i18n/en.json`)]);
  if (me instanceof Error) {
    if (me.status === 401) location.assign('/login/form' + queryOf({ then: location.pathname + location.search }));
    else document.querySelector('ear-mark').textContent = me.message;
    return;
  }
  useToken(me);
  customElements.define('ear-mark', App);
}

begin();
