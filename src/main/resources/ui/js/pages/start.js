import { get, may } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { icon } from '../icons.js';
import { listen } from '../live.js';
import { t } from '../t.js';
import '../parts/example.js';

/** The first steps in a house where nothing is: each is done when there is something to show for it. */
class Start extends Part {
  static properties = { done: { state: true } };

  constructor() {
    super();
    this.done = null;
  }

  entered() {
    this.look();
    this.stop = listen(() => this.look());
    this.on(window, 'taken-in', () => this.look());
  }

  left() { this.stop(); }

  async look() {
    const count = (path, few) => get(path).then(found => found.items.length > few).catch(() => false);
    const rules = get('/rubric-rules').then(found => found.rules.length > 0).catch(() => false);
    const [calls, people, chosen] = await Promise.all([count('/interactions?limit=1', 0), may('access:manage') ? count('/accounts', 1) : false, rules]);
    this.done = { calls, people, rubric: chosen };
  }

  async upload() {
    const { openUpload } = await import('../parts/upload-form.js');
    openUpload();
  }

  step(name, action) {
    const done = this.done?.[name] ?? false;
    return html`<li class=${done ? 'done' : ''}>${done ? html`<span class="verdict met">${icon('met')}<span>${t('start.done')}</span></span>` : nothing}<h2>${t(`start.${name}`)}</h2><p>${t(`start.${name}.why`)}</p>${action}</li>`;
  }

  render() {
    return html`<div class="page sheet"><h1>${t('start.title')}</h1><p class="quiet">${t('start.why')}</p><ol class="steps">
      ${this.step('calls', html`<p><button type="button" class="primary" @click=${() => this.upload()}>${t('calls.choose-files')}</button> ${this.done?.calls ? html`<a class="button" href="/calls">${t('start.to-calls')}</a>` : nothing}</p>`)}
      ${may('access:manage') ? this.step('people', html`<p><a class="button" href="/admin/people">${t('start.to-people')}</a></p>`) : nothing}
      ${this.step('rubric', html`<p><a class="button" href="/admin/rubrics">${t('start.to-rubrics')}</a></p>`)}</ol>
      <ear-example></ear-example></div>`;
  }
}

customElements.define('page-start', Start);
