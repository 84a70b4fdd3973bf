import { ask, get, getTagged, may } from '../api.js';
import { html, nothing } from '../base.js';
import { openDialog } from '../dialog.js';
import { moment, plain } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../t.js';
import { toast } from '../toast.js';
import { AdminPart, grid } from './part.js';

/** Which rubric is for which interactions, and the rubrics that there are. */
class Rubrics extends AdminPart {
  static properties = { ...AdminPart.properties, items: { state: true }, rules: { state: true }, changed: { state: true } };

  async load() {
    const [found, rules] = await Promise.all([get('/rubrics'), getTagged('/rubric-rules')]);
    this.items = found.items;
    this.rules = rules.value.rules.map(rule => ({ ...rule }));
    this.tag = rules.tag;
    this.changed = false;
  }

  set(i, name, value) {
    this.rules = this.rules.map((rule, at) => (at === i ? { ...rule, [name]: value || null } : rule));
    this.changed = true;
  }

  move(i, by) {
    const rules = [...this.rules];
    const [rule] = rules.splice(i, 1);
    rules.splice(Math.max(0, i + by), 0, rule);
    this.rules = rules;
    this.changed = true;
  }

  async save() {
    try {
      await ask('PUT', '/rubric-rules', { rules: this.rules }, { 'If-Match': this.tag });
      toast(t('rubrics.kept'));
      await this.reload();
    } catch (failed) {
      toast(failed.message);
    }
  }

  publish(one) {
    openDialog({ title: t('rubrics.publish'), body: html`<p>${t('rubrics.publish-why', { title: plain(one.title), version: one.version })}</p>`, send: t('rubrics.publish'), work: async () => {
      await ask('POST', `/rubrics/${encodeURIComponent(one.id)}/versions/${one.version}/publish`);
      await this.reload();
    } });
  }

  retire(one) {
    openDialog({ title: t('rubrics.retire'), body: html`<p>${t('rubrics.retire-why', { title: plain(one.title), version: one.version })}</p>`, send: t('rubrics.retire'), work: async () => {
      await ask('POST', `/rubrics/${encodeURIComponent(one.id)}/versions/${one.version}/retire`);
      await this.reload();
    } });
  }

  /** Asks for a file of YAML. @param keys of the texts: their title and label, `.file` and `.file-why` @param take gets what it holds */
  file(title, keys, take) {
    const body = html`<label class="field"><span>${t(keys + '.file')}</span><input type="file" name="file" accept=".yaml,.yml" required></label><p class="hint-line">${t(keys + '.file-why')}</p>`;
    openDialog({ title, body, send: title, work: async values => {
      await take(await values.file.text());
      await this.reload();
    } });
  }

  draft() { this.file(t('rubrics.draft'), 'rubrics', text => ask('POST', '/rubrics', text)); }

  calibrate(one) {
    this.file(t('rubrics.calibrate'), 'calibration', async text => {
      await ask('PUT', `/rubrics/${encodeURIComponent(one.id)}/versions/${one.version}/calibration`, text);
      toast(t('rubrics.calibrated'));
    });
  }

  async open(one) {
    const found = await get(`/rubrics/${encodeURIComponent(one.id)}/versions/${one.version}`);
    openDialog({ title: `${plain(found.title)} v${found.version}`, wide: true, close: t('app.close'), body: html`${found.outline.sections.map(section => html`<h3>${plain(section.title)}</h3><ul class="outline">${section.criteria.map(criterion => html`<li><span>${plain(criterion.question)}</span>
      <span class="quiet">${criterion.weight}${criterion.autoFail ? ' · ' + t('tag.auto-fail') : ''} · ${t('gate.' + criterion.gate.state)}</span></li>`)}</ul>`)}` });
  }

  rule(rule, i) {
    const text = (name, label) => html`<input aria-label=${t('rubrics.rule-field', { name: label, n: i + 1 })} .value=${rule[name] ?? ''} placeholder=${t('filter.any')} @change=${event => this.set(i, name, event.target.value.trim())}>`;
    const published = [...new Set(this.items.filter(one => one.published).map(one => one.id))];
    const all = published.includes(rule.rubric.split('@')[0]) ? published : [rule.rubric, ...published];
    return [html`<select aria-label=${t('rubrics.rule-field', { name: t('filter.name.channel'), n: i + 1 })} @change=${event => this.set(i, 'channel', event.target.value)}><option value="">${t('filter.any')}</option>${['voice', 'chat', 'email'].map(channel => html`<option value=${channel}
      ?selected=${rule.channel === channel}>${t('filter.channel.' + channel)}</option>`)}</select>`, text('team', t('filter.name.team')), text('queue', t('filter.name.queue')), html`<select aria-label=${t('rubrics.rule-field', { name: t('filter.name.rubric'), n: i + 1 })}
      @change=${event => this.set(i, 'rubric', event.target.value)}>${all.map(id => html`<option value=${id} ?selected=${rule.rubric === id}>${plain(id)}</option>`)}</select>`, html`<span class="row-of-buttons"><button type="button" class="icon-button" aria-label=${t('rubrics.up', { n: i + 1 })}
      ?disabled=${i === 0} @click=${() => this.move(i, -1)}>${icon('up')}</button><button type="button" class="icon-button" aria-label=${t('rubrics.remove', { n: i + 1 })} @click=${() => { this.rules = this.rules.filter((_, at) => at !== i); this.changed = true; }}>${icon('close')}</button></span>`];
  }

  add() {
    const first = this.items.find(one => one.published);
    if (!first) return;
    this.rules = [...this.rules, { channel: null, team: null, queue: null, rubric: first.id }];
    this.changed = true;
  }

  render() {
    return this.frame('rubrics', html`<button type="button" @click=${() => this.draft()}>${t('rubrics.draft')}</button>`, () => html`<h2>${t('rubrics.rules')}</h2><p class="quiet lead">${t('rubrics.rules-why')}</p>${grid([t('filter.name.channel'), t('filter.name.team'), t('filter.name.queue'),
      t('filter.name.rubric'), ''], this.rules.map((rule, i) => this.rule(rule, i)), t('rubrics.no-rules'))}<div class="row-of-buttons"><button type="button" @click=${() => this.add()}>${t('rubrics.add-rule')}</button>${this.changed ? html`<button type="button" class="primary"
      @click=${() => this.save()}>${t('admin.save')}</button>` : nothing}</div><h2>${t('rubrics.all')}</h2>${grid([t('filter.name.rubric'), t('rubrics.version'), t('people.state'), t('rubrics.at'), ''], this.items.map(one => [html`<strong>${plain(one.title)}</strong> <span class="quiet">${plain(one.id)}</span>`,
      `v${one.version}`, t('rubrics.state.' + one.state), moment(one.at), html`<span class="row-of-buttons"><button type="button" @click=${() => this.open(one)}>${t('rubrics.open')}</button>${may('reviews:read') && one.state !== 'draft'
        ? html`<a class="button" download href="/api/v1/rubrics/${encodeURIComponent(one.id)}/versions/${one.version}/labels">${t('rubrics.labels')}</a><button type="button" @click=${() => this.calibrate(one)}>${t('rubrics.calibrate')}</button>` : nothing}${one.published ? html`<button
        type="button" @click=${() => this.retire(one)}>${t('rubrics.retire')}</button>` : html`<button type="button" @click=${() => this.publish(one)}>${t('rubrics.publish')}</button>`}</span>`]), '')}`);
  }
}

customElements.define('admin-rubrics', Rubrics);
