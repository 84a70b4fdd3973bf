import { ask, get, queryOf } from '../api.js';
import { html, nothing } from '../base.js';
import { moment, number, person, plain } from '../format.js';
import { listen } from '../live.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { AdminPart, grid } from './part.js';

const STAGES = ['received', 'transcribed', 'measured', 'scored', 'marked'];

/** How much waits, how long, and what stands still and why. */
class Jobs extends AdminPart {
  static properties = { ...AdminPart.properties, work: { state: true } };

  entered() {
    super.entered();
    this.stop = listen(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.reload(), 500);
    });
  }

  left() { this.stop(); }

  async load() { this.work = await get('/jobs?limit=100'); }

  async more() {
    const page = await get('/jobs' + queryOf({ limit: 100, after: this.work.next }));
    this.work = { ...page, parked: [...this.work.parked, ...page.parked] };
  }

  /** How far those have come that are on their way, in the order of the stages. */
  stages() {
    const there = STAGES.filter(stage => this.work.stages[stage]);
    return there.length ? html`<p>${t('jobs.under-way')} ${there.map((stage, i) => html`${i ? ' · ' : ''}${t('stage.' + stage)} <strong>${this.work.stages[stage]}</strong>`)}</p>` : nothing;
  }

  async retry(id) {
    if (await guarded(() => ask('POST', `/interactions/${id}/retry`))) toast(t('act.retrying'));
    await this.reload();
  }

  async retryAll() {
    const done = await guarded(() => ask('POST', '/interactions/retry'));
    if (done) toast(t('jobs.retried', { n: done.count }));
    await this.reload();
  }

  figure(key, value) { return html`<div><dt>${t('jobs.' + key)}</dt><dd>${value}</dd></div>`; }

  render() {
    const all = this.work?.parked.length ? html`<button type="button" class="primary" @click=${() => this.retryAll()}>${t('jobs.retry-all')}</button>` : nothing;
    return this.frame('jobs', all, () => html`<dl class="figures-row">${this.figure('ready', this.work.ready)}${this.figure('running', this.work.running)}${this.figure('dead', this.work.dead)}${this.figure('background', this.work.background)}${
      this.figure('hours', number(this.work.readySeconds / 3600, 1))}${this.figure('oldest', this.work.oldestAt ? moment(this.work.oldestAt) : '–')}</dl>${this.stages()}<h2>${t('jobs.parked')}</h2>${grid([t('calls.agent'), t('jobs.reason'), t('jobs.code'), t('calls.received'), ''], this.work.parked
      .map(item => [html`<a href="/calls/${item.id}">${plain(person(item.agent) ?? item.externalId ?? item.id)}</a>`, plain(item.parked.reason), html`<code>${item.parked.code}</code>`, moment(item.receivedAt), html`<button type="button"
        @click=${() => this.retry(item.id)}>${t('call.retry')}</button>`]), t('jobs.none'))}${this.work.next ? html`<button type="button" class="more" @click=${() => this.more()}>${t('calls.more')}</button>` : nothing}`);
  }
}

customElements.define('admin-jobs', Jobs);
