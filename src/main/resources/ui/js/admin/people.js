import { ask, get, getTagged, who } from '../api.js';
import { html, nothing } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { AdminPart, grid, secret } from './part.js';

const ROLES = ['admin', 'reviewer', 'coach', 'agent'];
const teamsOf = ({ role, teams }) => ({ teams: role === 'coach' ? teams.split(',').map(team => team.trim()).filter(Boolean) : [] });

/** Who may log in, and as what. */
class People extends AdminPart {
  static properties = { ...AdminPart.properties, items: { state: true } };

  async load() { this.items = (await get('/accounts')).items; }

  form(person) {
    const roles = choice(t('people.role'), 'role', ROLES.map(role => [role, t('role.' + role)]), person?.role ?? 'reviewer');
    return html`${person ? nothing : field(t('people.login'), 'login')}${field(t('people.name'), 'name', { value: person?.name ?? '' })}${roles}${field(t('people.agent'), 'agentId', { required: false, value: person?.agentId ?? '',
      hint: t('people.agent-why') })}${field(t('people.teams'), 'teams', { required: false, value: person?.teams?.join(', ') ?? '', hint: t('people.teams-why') })}${person ? html`<label class="check"><input type="checkbox" name="disabled" ?checked=${person.disabled}>${t('people.disabled')}</label>` : nothing}`;
  }

  add() {
    openDialog({ title: t('people.add'), body: this.form(null), send: t('people.add'), work: async values => {
      const made = await ask('POST', '/accounts', { login: values.login, name: values.name, role: values.role, agentId: values.agentId || null, ...teamsOf(values) });
      await this.reload();
      return () => this.link(made);
    } });
  }

  link({ account, link, expiresAt }) {
    openDialog({ title: t('people.link-of', { name: plain(account.name) }), body: secret(link, t('people.link-why', { until: moment(expiresAt) })), close: t('app.close') });
  }

  async change(id) {
    const { value, tag } = await getTagged('/accounts/' + id);
    openDialog({ title: plain(value.name), body: this.form(value), send: t('admin.save'), work: async values => {
      await ask('PUT', '/accounts/' + id, { name: values.name, role: values.role, agentId: values.agentId || null, ...teamsOf(values), disabled: values.disabled === 'on' }, { 'If-Match': tag });
      await this.reload();
    } });
  }

  async newLink(person) {
    const made = await guarded(() => ask('POST', `/accounts/${person.id}/link`));
    if (made) this.link(made);
  }

  async end(person) { if (await guarded(() => ask('DELETE', `/accounts/${person.id}/sessions`)) !== undefined) toast(t('people.ended', { name: plain(person.name) })); }

  resetFactors(person) {
    openDialog({ title: t('people.reset'), body: html`<p>${t('people.reset-why', { name: plain(person.name) })}</p>`, send: t('people.reset'), danger: true, work: async () => {
      await ask('DELETE', `/accounts/${person.id}/factors`);
      await this.reload();
    } });
  }

  row(person) {
    const state = person.disabled ? t('people.off') : !person.external && !person.hasPassword ? t('people.invited') : t('people.on');
    const second = person.external ? t('people.external') : person.secondFactor ? t('people.second') : '–';
    return [html`<strong>${plain(person.name)}</strong> <span class="quiet">${plain(person.login)}</span>`, t('role.' + person.role), plain(person.agentId ?? ''), state, second,
      html`<span class="row-of-buttons"><button type="button" @click=${() => this.change(person.id)}>${t('admin.change')}</button>${person.external ? nothing
        : html`<button type="button" @click=${() => this.newLink(person)}>${t('people.link')}</button>`}${person.id === who().id ? nothing : html`<button type="button" @click=${() => this.end(person)}>${t('people.end')}</button>`}${person.secondFactor
        ? html`<button type="button" @click=${() => this.resetFactors(person)}>${t('people.reset')}</button>` : nothing}</span>`];
  }

  render() {
    return this.frame('people', html`<button type="button" class="primary" @click=${() => this.add()}>${t('people.add')}</button>`, () => grid([t('people.name'), t('people.role'), t('people.agent'), t('people.state'), t('people.factor'), ''],
      this.items.map(person => this.row(person)), ''));
  }
}

customElements.define('admin-people', People);
