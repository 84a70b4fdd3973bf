import { ask, get, getTagged, queryOf } from '../api.js';
import { html, nothing } from '../base.js';
import { choice, field, openDialog } from '../dialog.js';
import { moment, plain } from '../format.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { AdminPart, grid } from './part.js';

const KINDS = ['sound', 'transcript', 'scores'];

/** How long what is kept, what would go now, and what was deleted. */
class Retention extends AdminPart {
  static properties = { ...AdminPart.properties, rules: { state: true }, due: { state: true }, items: { state: true }, next: { state: true } };

  async load() {
    const [{ value, tag }, due, deleted] = await Promise.all([getTagged('/retention/rules'), get('/retention/preview'), get('/retention/deletions?limit=50')]);
    Object.assign(this, { rules: value, tag, due, items: deleted.items, next: deleted.next });
  }

  async save(rules) {
    await ask('PUT', '/retention/rules', { rules }, { 'If-Match': this.tag });
    toast(t('rubrics.kept'));
    await this.reload();
  }

  add() {
    const some = (name, label) => field(label, name, { required: false });
    const body = html`<div class="two">${choice(t('retention.kind'), 'kind', KINDS.map(kind => [kind, t('retention.' + kind)]))}${field(t('retention.days'), 'days', { type: 'number' })}${
      choice(t('filter.name.channel'), 'channel', [['', t('filter.any')], ...['voice', 'chat', 'email'].map(channel => [channel, t('filter.channel.' + channel)])])}${some('queue', t('filter.name.queue'))}${some('team', t('filter.name.team'))}</div><p class="hint-line">${t('retention.what')}</p>`;
    openDialog({ title: t('queue.add'), body, send: t('queue.add'), wide: true, work: ({ kind, days, channel, queue, team }) => this.save([...this.rules.rules, { kind, days: Number(days), channel: channel || null, queue: queue || null, team: team || null }]) });
  }

  async more() {
    const found = await guarded(() => get('/retention/deletions' + queryOf({ limit: 50, before: this.next })));
    if (found) Object.assign(this, { items: [...this.items, ...found.items], next: found.next });
  }

  about({ channel, queue, team }) {
    return [channel && t('filter.channel.' + channel), queue, team].filter(Boolean).map(plain).join(' · ') || t('filter.any');
  }

  why(one) {
    if (one.rule) return plain(one.rule);
    return t('retention.by-' + one.cause);
  }

  render() {
    return this.frame('retention', html`<button type="button" class="primary" @click=${() => this.add()}>${t('queue.add')}</button>`, () => html`${this.rules.ties.map(tie => html`<p class="notice">${plain(tie)}</p>`)}${
      grid([t('retention.kind'), t('queue.fits'), t('retention.days'), ''], this.rules.rules.map((rule, i) => [t('retention.' + rule.kind), this.about(rule), String(rule.days), html`<button type="button" @click=${() => guarded(() => this.save(this.rules.rules
        .filter((_, at) => at !== i)))}>${t('hooks.remove')}</button>`]), t('retention.none'))}
      <h2>${t('retention.due')}</h2>${grid([t('retention.rule'), t('retention.count')], this.due.rules.map(one => [plain(one.rule), String(one.interactions)]), t('retention.nothing-due'))}
      <h2>${t('retention.deleted')}</h2>${grid([t('hooks.at'), t('retention.kind'), t('retention.why'), t('retention.interaction')], this.items.map(one => [moment(one.at), t('retention.' + one.kind), this.why(one), html`<code>${one.interactionId}</code>`]), t('retention.nothing-deleted'))}${
      this.next ? html`<p><button type="button" @click=${() => this.more()}>${t('retention.more')}</button></p>` : nothing}`);
  }
}

customElements.define('admin-retention', Retention);
