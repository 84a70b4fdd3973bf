import { ask, getTagged } from '../api.js';
import { html, nothing } from '../base.js';
import { field, openDialog } from '../dialog.js';
import { plain } from '../format.js';
import { t } from '../t.js';
import { toast } from '../toast.js';
import { AdminPart, grid } from './part.js';

/** Which interactions a person is to see besides those that need one. */
class QueueRules extends AdminPart {
  static properties = { ...AdminPart.properties, rules: { state: true } };

  async load() {
    const { value, tag } = await getTagged('/queue/rules');
    this.rules = value;
    this.tag = tag;
  }

  async save(rules) {
    await ask('PUT', '/queue/rules', rules, { 'If-Match': this.tag });
    toast(t('rubrics.kept'));
    await this.reload();
  }

  sample() {
    openDialog({ title: t('queue.sample'), body: field(t('queue.sample-of'), 'n', { type: 'number', value: String(this.rules.samplePerAgentWeek) }), send: t('admin.save'), work: ({ n }) => this.save({ ...this.rules, samplePerAgentWeek: Number(n) }) });
  }

  add() {
    const some = (name, label, type = 'text') => field(label, name, { type, required: false });
    const body = html`${field(t('people.name'), 'name')}<div class="two">${some('team', t('filter.name.team'))}${some('queue', t('filter.name.queue'))}${some('agent', t('filter.name.agent'))}${some('scoreBelow', t('queue.below'), 'number')}${some('missed', t('filter.name.missed'))}${
      field(t('queue.share'), 'share', { type: 'number', value: '100' })}</div>`;
    openDialog({ title: t('queue.add'), body, send: t('queue.add'), work: values => {
      const text = name => values[name] || null;
      const rule = { name: values.name, team: text('team'), queue: text('queue'), agent: text('agent'), missed: text('missed'), scoreBelow: values.scoreBelow ? Number(values.scoreBelow) : null, share: Number(values.share) };
      return this.save({ ...this.rules, rules: [...this.rules.rules, rule] });
    } });
  }

  words(rule) {
    return [rule.channel && t('filter.channel.' + rule.channel), rule.team, rule.queue, rule.agent, rule.scoreBelow !== null && rule.scoreBelow !== undefined && t('queue.under', { score: rule.scoreBelow }), rule.missed && t('filter.missed', { value: rule.missed })].filter(Boolean).map(plain).join(' · ') || t('filter.any');
  }

  render() {
    return this.frame('queue', html`<button type="button" class="primary" @click=${() => this.add()}>${t('queue.add')}</button>`, () => html`<p>${t('queue.sampled', { n: this.rules.samplePerAgentWeek })} <button type="button" @click=${() => this.sample()}>${t('admin.change')}</button></p>${
      grid([t('people.name'), t('queue.fits'), t('queue.share'), ''], this.rules.rules.map((rule, i) => [html`<strong>${plain(rule.name)}</strong>`, this.words(rule), `${rule.share} %`, html`<button type="button" @click=${() => this.save({ ...this.rules,
        rules: this.rules.rules.filter((_, at) => at !== i) })}>${t('hooks.remove')}</button>`]), t('queue.none'))}${nothing}`);
  }
}

customElements.define('admin-queue', QueueRules);
