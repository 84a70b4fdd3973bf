import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { plain } from '../format.js';
import { addKeys } from '../keys.js';
import { query, setQuery } from '../router.js';
import { questions } from '../rubrics.js';
import { criteriaTable } from '../surveys/criteria.js';
import { readTable, trial } from '../surveys/importing.js';
import { commentList, themeList } from '../surveys/themes.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { asked } from '../trends/words.js';
import '../parts/example.js';

const DAYS = ['28', '84', '182', '364'];
const FIGURES = 'csat,nps,first-contact,escalations,conversion';

/** What customers answered and wrote: taken in from a table, grouped into themes, and held beside the criteria. */
class Surveys extends Part {
  static properties = { fields: { attribute: false }, params: { attribute: false }, known: { state: true }, themes: { state: true }, shown: { state: true }, tried: { state: true }, over: { state: true }, wrong: { state: true }, slow: { state: true }, busy: { state: true }, questions: { state: true } };

  constructor() {
    super();
    this.fields = query();
    Object.assign(this, { known: null, themes: null, shown: {}, tried: null, over: false, wrong: '', slow: false, busy: false, questions: {} });
  }

  entered() {
    const group = t('title.surveys');
    this.keysAway = addKeys([{ keys: ['i'], text: t('surveys.key-import'), group, when: () => may('interactions:write'), work: () => this.querySelector('.survey-import input[type=file]').click() }]);
    if (may('interactions:write')) this.catchFiles();
  }

  /** A table that is dropped anywhere on this page is one of outcomes, not a conversation: whoever takes those in does not hear of it. */
  catchFiles() {
    let depth = 0;
    const files = (type, work) => window.addEventListener(type, event => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      work(event);
    }, { capture: true, signal: this.stay.signal });
    files('dragenter', () => { depth++; this.over = true; });
    files('dragleave', () => { if (--depth <= 0) this.over = false; });
    files('dragover', () => {});
    files('drop', event => {
      depth = 0;
      this.over = false;
      this.look(event.dataTransfer.files[0]);
    });
  }

  left() {
    this.keysAway();
    this.flight?.abort();
  }

  willUpdate(changed) {
    if (!changed.has('fields')) return;
    const { figures, by, ...filters } = asked(this.fields);
    this.filters = filters;
    const address = queryOf({ ...filters, by: this.fields.by ?? 'csat' });
    if (address !== this.shownFor) this.load(address);
  }

  async load(address = this.shownFor) {
    this.flight?.abort();
    this.flight = new AbortController();
    const { signal } = this.flight;
    const timer = setTimeout(() => { this.slow = true; }, 150);
    this.shownFor = address;
    Object.assign(this, { themes: null, shown: {} });
    try {
      this.known = await get('/surveys' + address, { signal });
      this.wrong = '';
      questions(this.known.rubrics).then(found => { this.questions = found; });
      this.themes = await get('/surveys/themes' + queryOf(this.filters), { signal });
    } catch (failed) {
      if (failed.name !== 'AbortError') this.wrong = failed.message;
    }
    clearTimeout(timer);
    this.slow = false;
  }

  narrow(changes) {
    setQuery(changes, { entry: true });
    this.fields = query();
  }

  // --- a table

  async look(file) {
    if (!file) return;
    this.busy = true;
    await guarded(async () => {
      const text = await readTable(file);
      this.tried = { file, text, found: await this.send(text, true) };
    });
    this.busy = false;
    await this.updateComplete;
    this.querySelector('.survey-trial')?.scrollIntoView({ block: 'start' });
    this.querySelector('.survey-trial .primary')?.focus();
  }

  send(text, onlyTried) { return ask('POST', `/outcomes/import?trial=${onlyTried}`, text, { 'Content-Type': 'text/csv' }); }

  async keep() {
    this.busy = true;
    await guarded(async () => {
      const { file, text } = this.tried;
      const { kept, rows, matched } = await this.send(text, false);
      this.tried = null;
      toast(t('surveys.kept', { kept, file: plain(file.name), unused: rows - matched }));
      await this.load();
    });
    this.busy = false;
  }

  async open(key) {
    if (this.shown[key]) {
      this.shown = { ...this.shown, [key]: null };
      return;
    }
    await guarded(async () => {
      const found = await get('/surveys/comments' + queryOf({ ...this.filters, theme: key === 'all' ? null : key }));
      this.shown = { ...this.shown, [key]: found };
    });
  }

  // --- what is seen

  render() {
    const days = this.fields.days ?? '84';
    return html`<div class="page surveys">${this.over ? html`<div class="drop-zone"><p>${t('surveys.drop')}</p></div>` : nothing}<div class="page-head"><h1>${t('title.surveys')}</h1><span class="choice" role="group" aria-label=${t('trends.time')}>${DAYS.map(one => html`<button type="button" aria-pressed=${days === one ? 'true' : 'false'}
        @click=${() => this.narrow({ days: one === '84' ? null : one, from: null, to: null })}>${t('trends.weeks', { n: Number(one) / 7 })}</button>`)}</span><span class="grow"></span><a class="button" href=${'/trends' + queryOf({ figures: FIGURES, days: this.fields.days })}>${t('surveys.figures')}</a></div>
      <p class="hint-line lead">${t('surveys.why')}</p><ear-example></ear-example>${this.importing()}
      ${this.wrong ? html`<p class="notice" role="alert">${plain(this.wrong)}</p>` : this.known === null ? (this.slow ? html`<p class="quiet" role="status">${t('app.loading')}</p>` : nothing) : this.all()}</div>`;
  }

  importing() {
    if (!may('interactions:write')) return nothing;
    return html`<section class="panel survey-import" aria-label=${t('surveys.import')}><div class="panel-head"><h2>${t('surveys.import')}</h2></div><p class="hint-line">${t('surveys.import-why')}</p><p><label class="button file-button">${t('surveys.choose-file')}<input type="file" accept=".csv,.tsv,text/csv" ?disabled=${this.busy} @change=${event => { this.look(event.target.files[0]); event.target.value = ''; }}></label> <kbd>i</kbd></p>
      ${this.tried ? trial(this.tried, { busy: this.busy, keep: () => this.keep(), giveUp: () => { this.tried = null; } }) : nothing}</section>`;
  }

  all() {
    const { reported } = this.known;
    const told = Object.entries(reported).filter(([, n]) => n > 0);
    if (told.length === 0) return html`<div class="empty"><h2>${t('surveys.none')}</h2><p>${t('surveys.none-why')}</p></div>`;
    return html`<p class="quiet reported">${told.map(([name, n], at) => html`${at ? ' · ' : ''}<span><strong>${n}</strong> ${t('surveys.name.' + name)}</span>`)}</p>
      <section class="panel" aria-label=${t('surveys.themes')}><h2>${t('surveys.themes')}</h2>${this.written(reported.comment)}</section>
      <section class="panel" aria-label=${t('surveys.criteria')}><div class="panel-head"><h2>${t('surveys.criteria')}</h2><span class="choice" role="group" aria-label=${t('surveys.by')}>${['csat', 'nps'].map(by => html`<button type="button" aria-pressed=${this.known.by === by ? 'true' : 'false'} @click=${() => this.narrow({ by: by === 'csat' ? null : by })}>${t('surveys.by.' + by)}</button>`)}</span></div>
        <p class="hint-line">${t('surveys.criteria-why', { n: this.known.fewest })}</p>${this.known.answers === 0 ? html`<p class="quiet">${t('surveys.no-answers')}</p>` : html`<p class="quiet">${t('surveys.answers', { n: this.known.answers })}</p>${criteriaTable(this.known, this.questions, this.filters)}`}</section>`;
  }

  written(comments) {
    if (comments === 0) return html`<p class="quiet">${t('surveys.no-comments')}</p>`;
    if (this.themes === null) return html`<p class="quiet" role="status">${t('surveys.reading')}</p>`;
    const all = this.shown.all;
    return html`<p class="hint-line">${t('surveys.themes-why', { n: this.themes.fewest })}</p>${themeList(this.themes, this.shown, key => this.open(key))}
      <p class="quiet">${this.themes.items.length && this.themes.others ? t('surveys.others', { n: this.themes.others }) : nothing} ${comments > this.themes.most ? t('surveys.newest', { n: this.themes.most }) : nothing}</p>
      <p><button type="button" aria-expanded=${all ? 'true' : 'false'} @click=${() => this.open('all')}>${t(all ? 'surveys.hide' : 'surveys.all-comments')}</button></p>${all ? commentList(all) : nothing}`;
  }
}

customElements.define('page-surveys', Surveys);
