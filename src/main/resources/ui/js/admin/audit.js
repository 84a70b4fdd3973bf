import { get, queryOf } from '../api.js';
import { html, nothing } from '../base.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';
import { AdminPart, grid } from './part.js';

/** What people and programs did, and who read or heard what. */
class Audit extends AdminPart {
  static properties = { ...AdminPart.properties, items: { state: true }, next: { state: true }, reads: { state: true }, actor: { state: true }, target: { state: true } };

  constructor() {
    super();
    this.reads = false;
    this.actor = '';
    this.target = '';
  }

  /** The newest first. */
  address(before) { return (this.reads ? '/audit/reads' : '/audit') + queryOf({ before, actor: this.actor, [this.reads ? 'interaction' : 'target']: this.target, limit: 100 }); }

  async load() {
    const page = await get(this.address(Number.MAX_SAFE_INTEGER));
    this.items = page.items;
    this.next = page.next;
  }

  async more() {
    const page = await get(this.address(this.next));
    this.items = [...this.items, ...page.items];
    this.next = page.next;
  }

  set(values) {
    Object.assign(this, values);
    this.reload();
  }

  render() {
    const tabs = html`<span class="choice" role="group" aria-label=${t('audit.which')}>${[false, true].map(reads => html`<button type="button" aria-pressed=${this.reads === reads ? 'true' : 'false'} @click=${() => this.set({ reads })}>${t(reads ? 'audit.reads' : 'audit.deeds')}</button>`)}</span>`;
    const filter = (name, label) => html`<label class="field inline"><span>${label}</span><input .value=${this[name]} maxlength="200" @change=${event => this.set({ [name]: event.target.value.trim() })}></label>`;
    return this.frame('audit', tabs, () => html`<div class="two">${filter('actor', t('audit.actor'))}${filter('target', t('audit.target'))}</div>${grid([t('hooks.at'), t('audit.actor'), t('audit.action'), t('audit.target'), t('audit.detail')], this.items.map(one => [moment(one.at), plain(one.actor),
      html`<code>${plain(one.action)}</code>`, plain(one.target), html`<span class="any-break">${plain(one.detail)}</span>`]), t('audit.none'))}${this.next ? html`<button type="button" class="more" @click=${() => this.more()}>${t('calls.more')}</button>` : nothing}`);
  }
}

customElements.define('admin-audit', Audit);
