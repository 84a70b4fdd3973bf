import { ask, get, getTagged } from '../api.js';
import { html, nothing } from '../base.js';
import { field, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { t } from '../t.js';
import { AdminPart, grid } from './part.js';

/** Agents and their teams. */
class Teams extends AdminPart {
  static properties = { ...AdminPart.properties, agents: { state: true }, teams: { state: true }, next: { state: true } };

  async load() {
    const [agents, teams] = await Promise.all([get('/agents?limit=500'), get('/teams')]);
    this.agents = agents.items;
    this.next = agents.next;
    this.teams = teams.items;
  }

  async more() {
    const page = await get('/agents?limit=500&after=' + encodeURIComponent(this.next));
    this.agents = [...this.agents, ...page.items];
    this.next = page.next;
  }

  async change(id) {
    const known = id ? await getTagged('/agents/' + encodeURIComponent(id)) : null;
    const body = html`${id ? nothing : field(t('people.agent'), 'id')}${field(t('people.name'), 'name', { required: false, value: known?.value.name ?? '' })}${field(t('teams.team'), 'team', { required: false, value: known?.value.team ?? '' })}`;
    openDialog({ title: id ? plain(known.value.name ?? id) : t('teams.add'), body, send: t('admin.save'), work: async values => {
      await ask('PUT', '/agents/' + encodeURIComponent(id ?? values.id), { name: values.name || null, team: values.team || null }, known ? { 'If-Match': known.tag } : {});
      await this.reload();
    } });
  }

  forget(agent) {
    openDialog({ title: t('teams.forget'), body: html`<p>${t('teams.forget-why', { name: plain(agent.name ?? agent.id) })}</p>`, send: t('teams.forget'), danger: true, work: async () => {
      await ask('DELETE', '/agents/' + encodeURIComponent(agent.id));
      await this.reload();
    } });
  }

  render() {
    return this.frame('teams', html`<button type="button" class="primary" @click=${() => this.change(null)}>${t('teams.add')}</button>`, () => html`<p class="chips">${this.teams.map(team => html`<a class="chip" href="/calls?team=${encodeURIComponent(team.name)}">${plain(team.name)}
      <span class="quiet">${team.agents}</span></a>`)}</p>${grid([t('people.agent'), t('people.name'), t('teams.team'), ''], this.agents.map(agent => [html`<a href="/calls?agent=${encodeURIComponent(agent.id)}">${plain(agent.id)}</a>`, plain(agent.name ?? ''),
      plain(agent.team ?? ''), html`<span class="row-of-buttons"><button type="button" @click=${() => this.change(agent.id)}>${t('admin.change')}</button><button type="button"
      @click=${() => this.forget(agent)}>${t('teams.forget')}</button></span>`]), t('teams.none'))}${this.next ? html`<button type="button" class="more" @click=${() => this.more()}>${t('calls.more')}</button>` : nothing}`);
  }
}

customElements.define('admin-teams', Teams);
