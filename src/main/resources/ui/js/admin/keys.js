import { ask, get, who } from '../api.js';
import { html, nothing } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { brief, moment, plain } from '../format.js';
import { t } from '../t.js';
import { guarded } from '../toast.js';
import { AdminPart, grid, secret } from './part.js';

const ROLES = ['admin', 'reviewer', 'coach', 'agent'];

/** Keys of programs. */
class Keys extends AdminPart {
  static properties = { ...AdminPart.properties, items: { state: true } };

  async load() { this.items = (await get('/keys')).items; }

  add() {
    const scopes = html`<fieldset class="scopes"><legend>${t('keys-of.scopes')}</legend>${who().permissions.map(scope => html`<label class="check"><input type="checkbox" name="scope" value=${scope}><code>${scope}</code></label>`)}</fieldset>`;
    const body = html`${field(t('people.name'), 'name')}${choice(t('people.role'), 'role', ROLES.map(role => [role, t('role.' + role)]), 'admin')}${scopes}${field(t('keys-of.until'), 'until', { type: 'date', required: false })}`;
    openDialog({ title: t('keys-of.add'), body, send: t('keys-of.add'), work: async values => {
      const chosen = [...document.querySelectorAll('ear-dialog input[name=scope]:checked')].map(box => box.value);
      const made = await ask('POST', '/keys', { name: values.name, role: values.role, scopes: chosen, expiresAt: values.until ? new Date(values.until + 'T23:59:59').toISOString() : null });
      await this.reload();
      return () => openDialog({ title: t('keys-of.made'), body: secret(made.secret, t('keys-of.once')), close: t('app.close') });
    } });
  }

  revoke(key) {
    openDialog({ title: t('keys-of.revoke'), body: html`<p>${t('keys-of.revoke-why', { name: plain(key.name) })}</p>`, send: t('keys-of.revoke'), danger: true, work: async () => {
      await guarded(() => ask('DELETE', '/keys/' + key.id));
      await this.reload();
    } });
  }

  row(key) {
    return [html`<strong>${plain(key.name)}</strong>`, t('role.' + key.role), html`<span class="quiet">${said(key.scopes)}</span>`, key.expiresAt ? moment(key.expiresAt) : t('keys-of.never'), brief(key.usedAt), key.revoked ? t('keys-of.revoked')
      : html`<button type="button" @click=${() => this.revoke(key)}>${t('keys-of.revoke')}</button>`];
  }

  render() {
    return this.frame('keys', html`<button type="button" class="primary" @click=${() => this.add()}>${t('keys-of.add')}</button>`, () => html`${grid([t('people.name'), t('people.role'), t('keys-of.scopes'), t('keys-of.until'), t('keys-of.used'), ''],
      this.items.map(key => this.row(key)), t('keys-of.none'))}${nothing}`);
  }
}

/** Scopes in words: all that one's own role has need no list. */
function said(scopes) {
  return who().permissions.every(scope => scopes.includes(scope)) ? t('keys-of.all') : scopes.join(', ');
}

customElements.define('admin-keys', Keys);
