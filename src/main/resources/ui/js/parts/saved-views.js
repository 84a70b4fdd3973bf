import { ask, get, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { field, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { guarded } from '../toast.js';
import { FILTERS } from './filters.js';

const BUILT_IN = [['views.all', ''], ['views.needs', 'needs=any&sort=-needs'], ['views.mine', 'assignee=me&sort=-needs'], ['views.disputed', 'publication=disputed']];

/** Saved filters of the list. Fires "narrow" with the fields of the one that is chosen. */
class Views extends Part {
  static properties = { fields: { attribute: false }, items: { state: true } };

  constructor() {
    super();
    this.fields = {};
    this.items = [];
  }

  async entered() { this.items = (await guarded(() => get('/views')))?.items ?? []; }

  get now() { return queryOf(Object.fromEntries([...FILTERS, 'sort'].filter(name => this.fields[name]).map(name => [name, this.fields[name]]))).slice(1); }

  choose(text) {
    const fields = Object.fromEntries(new URLSearchParams(text));
    this.dispatchEvent(new CustomEvent('narrow', { detail: { ...Object.fromEntries([...FILTERS, 'sort'].map(name => [name, null])), ...fields } }));
  }

  save() {
    const body = html`${field(t('views.name'), 'name', { max: 100 })}<label class="check"><input type="checkbox" name="shared">${t('views.shared')}</label>`;
    openDialog({ title: t('views.save'), body, send: t('views.save'), work: async ({ name, shared }) => {
      const made = await ask('POST', '/views', { name, query: this.now, shared: shared === 'on' });
      this.items = [...this.items, made];
    } });
  }

  async erase(view) {
    if (await guarded(() => ask('DELETE', '/views/' + view.id)) !== undefined) this.items = this.items.filter(one => one.id !== view.id);
  }

  render() {
    const all = [...BUILT_IN.map(([key, text]) => ({ id: key, name: t(key), query: text })), ...this.items];
    const known = all.some(view => view.query === this.now);
    return html`<div class="views" role="group" aria-label=${t('views.title')}>${all.map(view => html`<span class="view"><button type="button" aria-pressed=${view.query === this.now ? 'true' : 'false'}
      @click=${() => this.choose(view.query)}>${plain(view.name)}</button>${view.own ? html`<button type="button" class="icon-button small" aria-label=${t('views.remove', { name: plain(view.name) })}
      @click=${() => this.erase(view)}>${icon('close')}</button>` : nothing}</span>`)}${known ? nothing : html`<button type="button" class="quiet-button" @click=${() => this.save()}>${t('views.save')}</button>`}</div>`;
  }
}

customElements.define('ear-views', Views);
