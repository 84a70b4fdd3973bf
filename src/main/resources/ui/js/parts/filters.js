import { get, may } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';

/** What a list can be narrowed to, in the order of the chips. */
export const FILTERS = ['needs', 'state', 'agent', 'team', 'queue', 'channel', 'minScore', 'maxScore', 'missed', 'noConversation', 'rubric', 'assignee', 'publication', 'origin', 'from', 'to', 'externalId', 'customer'];

const CLOSED = {
  needs: ['any', 'critical-miss', 'disputed', 'unfit-revision', 'unsure', 'suggestion-only', 'rule', 'assigned', 'sample'],
  state: ['processing', 'parked', 'scored'], channel: ['voice', 'chat', 'email'],
  noConversation: ['any', 'voicemail', 'misdialled', 'abandoned', 'silent'], origin: ['ai-suggested', 'human-confirmed'],
  publication: ['draft', 'shared', 'acknowledged', 'disputed', 'upheld', 'declined', 'withdrawn'],
};

/** Words of a chip. */
export function chip(name, value, names = {}) {
  if (CLOSED[name]) return t(`filter.${name}.${value}`);
  if (name === 'from' || name === 'to') return t('filter.' + name, { value: value.slice(0, 10) });
  return t('filter.' + name, { value: plain(name === 'missed' ? names[value] ?? readable(value) : names[value] ?? value) });
}

/** Chips of what a list is narrowed to, and the form that narrows it. Fires "narrow" with the fields that change. */
class Filters extends Part {
  static properties = { fields: { attribute: false }, names: { attribute: false } };

  constructor() {
    super();
    this.fields = {};
    this.names = {};
  }

  narrow(changes) { this.dispatchEvent(new CustomEvent('narrow', { detail: changes })); }

  async open() {
    const facets = may('reviews:read') ? await get('/interactions/facets') : await this.known();
    const any = ['', t('filter.any')];
    const closed = name => choice(t('filter.name.' + name), name, [any, ...CLOSED[name].map(value => [value, t(`filter.${name}.${value}`)])], this.fields[name] ?? '');
    const among = (name, list) => choice(t('filter.name.' + name), name, [any, ...list.map(one => (Array.isArray(one) ? one : [one, plain(one)]))], this.fields[name] ?? '');
    const agents = facets.agents.map(agent => [agent.id, plain(agent.name ?? agent.id)]);
    const day = name => field(t('filter.name.' + name), name, { type: 'date', required: false, value: this.fields[name]?.slice(0, 10) ?? '' });
    const score = name => field(t('filter.name.' + name), name, { type: 'number', required: false, value: this.fields[name] ?? '' });
    const body = html`<div class="two">${may('reviews:read') ? closed('needs') : nothing}${closed('state')}${among('agent', agents)}${among('team', facets.teams)}${
      among('queue', facets.queues)}${closed('channel')}${closed('noConversation')}${score('minScore')}${score('maxScore')}${
      among('missed', facets.criteria.map(id => [id, plain(this.names[id] ?? readable(id))]))}${among('rubric', facets.rubrics)}${
      may('reviews:read') ? html`${closed('publication')}${closed('origin')}` : nothing}${day('from')}${day('to')}</div>`;
    openDialog({ title: t('filter.title'), body, send: t('filter.apply'), wide: true, work: async values => this.apply(values) });
  }

  /** What there is to choose from, where nobody has counted it. */
  async known() {
    const [agents, teams, rubrics] = await Promise.all([get('/agents?limit=500'), get('/teams'), get('/rubrics')]).catch(() => [{ items: [] }, { items: [] }, { items: [] }]);
    const current = this.fields;
    const kept = name => (current[name] ? [current[name]] : []);
    return { agents: agents.items, teams: teams.items.map(team => team.name), queues: kept('queue'), rubrics: [...new Set(rubrics.items.map(one => one.id))], criteria: kept('missed') };
  }

  apply(values) {
    const start = name => (values[name] ? new Date(values[name] + 'T00:00:00').toISOString() : null);
    this.narrow({ ...values, from: start('from'), to: start('to') });
  }

  render() {
    const shown = FILTERS.filter(name => this.fields[name]);
    return html`<div class="chips"><button type="button" class="chip add" @click=${() => this.open()}>${icon('plus')} ${t('filter.add')}</button>${shown
      .map(name => html`<span class="chip"><span>${chip(name, this.fields[name], this.names)}</span><button type="button" aria-label=${t('filter.remove', { what: chip(name, this.fields[name], this.names) })}
        @click=${() => this.narrow({ [name]: null })}>${icon('close')}</button></span>`)}${shown.length > 1
      ? html`<button type="button" class="quiet-button" @click=${() => this.narrow(Object.fromEntries(FILTERS.map(name => [name, null])))}>${t('filter.clear')}</button>` : nothing}</div>`;
  }
}

customElements.define('ear-filters', Filters);
