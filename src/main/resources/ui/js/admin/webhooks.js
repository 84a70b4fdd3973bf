import { ask, get, getTagged } from '../api.js';
import { html, nothing } from '../base.js';
import { field, openDialog } from '../dialog.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { AdminPart, grid, secret } from './part.js';

const TYPES = ['interaction.received', 'interaction.scored', 'interaction.marked', 'interaction.parked', 'interaction.deleted', 'moment.marked', 'dispute.opened', 'dispute.settled', 'rubric.published'];

/** Endpoints of other systems, and how it went with them. */
class Webhooks extends AdminPart {
  static properties = { ...AdminPart.properties, items: { state: true }, attempts: { state: true } };

  constructor() {
    super();
    this.attempts = {};
  }

  async load() { this.items = (await get('/webhooks')).items; }

  form(hook) {
    return html`${field(t('hooks.url'), 'url', { type: 'url', value: hook?.url ?? '', max: 2000 })}<fieldset class="scopes"><legend>${t('hooks.types')}</legend>${[...new Set([...TYPES, ...(hook?.types ?? [])])].map(type => html`<label
      class="check"><input type="checkbox" name="type" value=${type} ?checked=${hook?.types.includes(type)}><code>${type}</code></label>`)}</fieldset><label class="check"><input type="checkbox" name="enabled" ?checked=${hook?.enabled ?? true}>${t('hooks.enabled')}</label>`;
  }

  read(values) {
    return { url: values.url, types: [...document.querySelectorAll('ear-dialog input[name=type]:checked')].map(box => box.value), enabled: values.enabled === 'on' };
  }

  tell(made) { openDialog({ title: t('hooks.secret'), body: secret(made.secret, t('hooks.once')), close: t('app.close') }); }

  add() {
    openDialog({ title: t('hooks.add'), body: this.form(null), send: t('hooks.add'), wide: true, work: async values => {
      const made = await ask('POST', '/webhooks', this.read(values));
      await this.reload();
      return () => this.tell(made);
    } });
  }

  async change(id) {
    const { value, tag } = await getTagged('/webhooks/' + id);
    openDialog({ title: t('admin.change'), body: this.form(value), send: t('admin.save'), wide: true, work: async values => {
      await ask('PUT', '/webhooks/' + id, this.read(values), { 'If-Match': tag });
      await this.reload();
    } });
  }

  async test(hook) {
    if (!await guarded(() => ask('POST', `/webhooks/${hook.id}/test`))) return;
    toast(t('hooks.tested'));
    await this.log(hook);
    setTimeout(() => this.log(hook), 1500);
  }

  async log(hook) {
    const found = await guarded(() => get(`/webhooks/${hook.id}/attempts?limit=20`));
    if (found) this.attempts = { ...this.attempts, [hook.id]: found.items };
  }

  /** The receiver gets it with the same id, so that it can tell. */
  async again(hook, attempt) {
    if (!await guarded(() => ask('POST', `/webhooks/${hook.id}/deliveries/${attempt.eventId}/resend`))) return;
    toast(t('hooks.again-sent'));
    setTimeout(() => this.log(hook), 1500);
  }

  rotate(hook) {
    openDialog({ title: t('hooks.rotate'), body: html`<p>${t('hooks.rotate-why')}</p>`, send: t('hooks.rotate'), work: async () => {
      const made = await ask('POST', `/webhooks/${hook.id}/rotate`);
      return () => this.tell(made);
    } });
  }

  erase(hook) {
    openDialog({ title: t('hooks.remove'), body: html`<p>${plain(hook.url)}</p>`, send: t('hooks.remove'), danger: true, work: async () => {
      await ask('DELETE', '/webhooks/' + hook.id);
      await this.reload();
    } });
  }

  hook(hook) {
    const log = this.attempts[hook.id];
    const button = (key, work) => html`<button type="button" @click=${work}>${t(key)}</button>`;
    return html`<li class="panel"><h2>${plain(hook.url)}</h2><p class="quiet">${hook.types.length ? hook.types.join(', ') : t('hooks.all')} · ${hook.enabled ? t('hooks.on') : plain(hook.disabledBecause ?? t('hooks.off'))}</p><div class="row-of-buttons">${
      button('hooks.test', () => this.test(hook))}${button('hooks.log', () => this.log(hook))}${button('admin.change', () => this.change(hook.id))}${button('hooks.rotate', () => this.rotate(hook))}${button('hooks.remove', () => this.erase(hook))}</div>${log
      ? grid([t('hooks.at'), t('hooks.type'), t('hooks.outcome'), t('hooks.took'), ''], log.map(one => [moment(one.at), html`<code>${one.type}</code>`, html`<span class=${one.delivered ? 'verdict met' : 'verdict missed'}>${one.delivered ? t('hooks.delivered') : plain(one.sentence)}</span>`,
        `${one.tookMs} ms`, log.find(other => other.eventId === one.eventId) === one ? button('hooks.again', () => this.again(hook, one)) : nothing]), t('hooks.no-attempts')) : nothing}</li>`;
  }

  render() {
    return this.frame('webhooks', html`<button type="button" class="primary" @click=${() => this.add()}>${t('hooks.add')}</button>`, () => (this.items.length ? html`<ul class="cards">${this.items.map(hook => this.hook(hook))}</ul>`
      : html`<div class="empty small"><p>${t('hooks.none')}</p></div>`));
  }
}

customElements.define('admin-webhooks', Webhooks);
