import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { choice, field, openDialog } from '../dialog.js';
import { moment, number, plain } from '../format.js';
import { icon } from '../icons.js';
import { addKeys } from '../keys.js';
import { chip } from '../parts/filters.js';
import { query, setQuery } from '../router.js';
import { questions } from '../rubrics.js';
import { t } from '../t.js';
import { histogram, weekChart } from '../trends/chart.js';
import { groups, heat, moved } from '../trends/tables.js';
import { asked, callsBehind, interval, shown } from '../trends/words.js';
import '../parts/example.js';

const BY = ['team', 'agent', 'queue'];
const DAYS = ['28', '84', '182', '364'];
const NARROW = ['team', 'agent', 'queue', 'channel', 'rubric', 'from', 'to'];

/** What the interactions of some weeks say together: at most seven figures, who stands where, and the calls behind each mark. */
class Trends extends Part {
  static properties = { fields: { attribute: false }, params: { attribute: false }, board: { state: true }, wrong: { state: true }, slow: { state: true }, questions: { state: true } };

  constructor() {
    super();
    this.fields = query();
    this.board = null;
    this.wrong = '';
    this.slow = false;
    this.questions = {};
  }

  entered() {
    const group = t('title.trends');
    this.keysAway = addKeys([{ keys: ['b'], text: t('trends.key-by'), group, work: () => this.narrow({ by: BY[(BY.indexOf(this.asked.by) + 1) % BY.length] }) },
      { keys: ['j'], text: t('trends.key-next'), group, work: () => this.step(1) }, { keys: ['k'], text: t('trends.key-previous'), group, work: () => this.step(-1) },
      { keys: ['/'], text: t('keys.filter'), group, work: () => this.filter() }]);
  }

  left() {
    this.keysAway();
    this.flight?.abort();
  }

  willUpdate(changed) {
    if (!changed.has('fields')) return;
    this.asked = asked(this.fields);
    const address = queryOf(this.asked);
    if (address !== this.shownFor) this.load(address);
  }

  async load(address) {
    this.flight?.abort();
    this.flight = new AbortController();
    const timer = setTimeout(() => { this.slow = true; }, 150);
    try {
      this.board = await get('/figures' + address, { signal: this.flight.signal });
      this.shownFor = address;
      this.wrong = '';
      questions(this.board.rubrics.map(one => ({ rubric: one.rubric, version: one.version }))).then(found => { this.questions = found; });
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

  /** The figure by which groups are compared. */
  get line() { return this.board.lines.find(line => line.id === this.fields.figure) ?? this.board.lines[0]; }

  step(by) {
    const { lines } = this.board ?? { lines: [] };
    const next = lines[lines.indexOf(this.line) + by];
    if (next) this.narrow({ figure: next.id });
  }

  async filter() {
    const found = await get('/interactions/facets');
    const any = ['', t('filter.any')];
    const among = (name, list) => choice(t('filter.name.' + name), name, [any, ...list], this.fields[name] ?? '');
    const day = name => field(t('filter.name.' + name), name, { type: 'date', required: false, value: this.fields[name]?.slice(0, 10) ?? '' });
    const named = list => list.map(one => [one, plain(one)]);
    const body = html`<div class="two">${among('team', named(found.teams))}${among('agent', found.agents.map(agent => [agent.id, plain(agent.name ?? agent.id)]))}${among('queue', named(found.queues))}${among('channel', ['voice', 'chat', 'email'].map(one => [one, t('filter.channel.' + one)]))}${
      among('rubric', named(found.rubrics))}${day('from')}${day('to')}</div>`;
    const start = text => (text ? new Date(text + 'T00:00:00').toISOString() : null);
    openDialog({ title: t('trends.narrow'), body, send: t('filter.apply'), wide: true, work: async values => this.narrow({ ...values, from: start(values.from), to: start(values.to) }) });
  }

  async choose() {
    const [{ items }, { figures, most }] = await Promise.all([get('/figures/catalogue'), get('/figures/choice')]);
    const body = html`<p class="hint-line">${t('trends.choose-why', { n: most })}</p><ul class="catalogue">${items.map(one => html`<li><label class="check"><input type="checkbox" name=${one.id} ?checked=${figures.includes(one.id)}><strong>${one.title}</strong></label><p class="hint-line">${one.formula}. ${t('trends.source', { source: one.source })}</p></li>`)}</ul>`;
    openDialog({ title: t('trends.choose'), body, send: t('trends.choose'), wide: true, work: async values => {
      const chosen = [...figures.filter(id => id in values), ...items.map(one => one.id).filter(id => id in values && !figures.includes(id))];
      if (chosen.length === 0 || chosen.length > most) throw new Error(t('trends.choose-wrong', { n: most }));
      await ask('PUT', '/figures/choice', { figures: chosen });
      this.load(queryOf(this.asked));
    } });
  }

  render() {
    const chips = NARROW.filter(name => this.fields[name]);
    return html`<div class="page trends"><div class="page-head"><h1>${t('title.trends')}</h1><span class="choice" role="group" aria-label=${t('trends.time')}>${DAYS.map(days => html`<button type="button" aria-pressed=${!this.fields.from && (this.fields.days ?? '84') === days ? 'true' : 'false'}
        @click=${() => this.narrow({ days: days === '84' ? null : days, from: null, to: null })}>${t('trends.weeks', { n: Number(days) / 7 })}</button>`)}</span><span class="grow"></span>
      ${may('reviews:comment') ? html`<button type="button" @click=${() => this.choose()}>${t('trends.choose')}</button>` : nothing}<a class="button" href=${'/api/v1/figures/export' + queryOf(this.asked)} download>${t('calls.export')}</a></div>
      <div class="chips"><button type="button" class="chip add" @click=${() => this.filter()}>${icon('plus')} ${t('filter.add')}</button>${chips.map(name => html`<span class="chip"><span>${chip(name, this.fields[name])}</span><button type="button"
        aria-label=${t('filter.remove', { what: chip(name, this.fields[name]) })} @click=${() => this.narrow({ [name]: null })}>${icon('close')}</button></span>`)}</div>
      ${this.wrong ? html`<p class="notice" role="alert">${plain(this.wrong)}</p>` : this.board === null ? (this.slow ? html`<p class="quiet" role="status">${t('app.loading')}</p>` : nothing) : this.shown()}</div>`;
  }

  shown() {
    const { board } = this;
    if (board.interactions === 0) return html`<div class="empty"><h2>${t('trends.none')}</h2><p>${t('trends.none-why')}</p></div>`;
    return html`<p class="quiet"><a href=${callsBehind(this.asked)}>${t('trends.of', { n: board.interactions })}</a> · ${moment(board.from)} – ${moment(board.to)}</p><ear-example></ear-example>${board.notes.map(note => this.note(note))}
      <ul class="tiles">${board.lines.map(line => this.tile(line))}</ul>
      <section class="panel" aria-label=${t('trends.compare')}><div class="panel-head"><h2>${t('trends.compare-by', { figure: this.line.title })}</h2><span class="choice" role="group" aria-label=${t('trends.compare')}>${BY.map(by => html`<button type="button" aria-pressed=${this.asked.by === by ? 'true' : 'false'}
        @click=${() => this.narrow({ by: by === 'team' ? null : by })}>${t('trends.by.' + by)}</button>`)}</span></div>${groups(this.line, this.asked, board.enough)}</section>
      <div class="side-by-side"><section class="panel" aria-label=${t('trends.distribution')}><h2>${t('trends.distribution')}</h2>${histogram(board.distribution, this.asked)}</section>
        <section class="panel" aria-label=${t('trends.criteria')}><h2>${t('trends.criteria')}</h2>${this.criteria()}</section></div>
      <section class="panel" aria-label=${t('trends.heat')}><h2>${t('trends.heat')}</h2><p class="quiet hint-line">${t('trends.heat-why')}</p>${heat(board.grid, board.criteria, this.questions, this.asked)}</section>`;
  }

  tile(line) {
    const { now } = line;
    const on = line === this.line;
    return html`<li class="tile ${on ? 'on' : ''}"><button type="button" aria-pressed=${on ? 'true' : 'false'} title=${t('trends.compare-by', { figure: line.title })} @click=${() => this.narrow({ figure: line.id })}>${line.title}</button>
      ${now ? html`<p class="value">${shown(now.value, line.unit)}</p><p class="quiet">${t('trends.interval', { interval: interval(now, line.unit) ?? '–', n: now.n })}</p>${now.n < this.board.enough ? html`<p class="quiet">${t('trends.little', { n: this.board.enough })}</p>` : nothing}<p class="moved">${moved(line, now, line.earlier)}</p>${weekChart(line, this.board.breaks, this.asked)}`
      : html`<p class="value quiet">–</p><p class="quiet">${t('trends.no-value')}</p>`}<details><summary>${t('trends.how')}</summary><p class="hint-line">${line.formula}. ${t('trends.source', { source: line.source })}</p>${this.table(line)}</details></li>`;
  }

  /** The weeks in figures, for whoever does not see them drawn. */
  table(line) {
    return line.weeks.length === 0 ? nothing : html`<table class="figures"><thead><tr><th scope="col">${t('chart.week')}</th><th scope="col">${line.title}</th><th scope="col">${t('chart.interval')}</th><th scope="col">${t('chart.n')}</th></tr></thead><tbody>${line.weeks.map(one => html`<tr><th scope="row">${one.from}</th><td>${shown(one.estimate.value, line.unit)}</td><td>${
      interval(one.estimate, line.unit) ?? '–'}</td><td>${one.estimate.n}</td></tr>`)}</tbody></table>`;
  }

  criteria() {
    const line = { unit: 'share', better: 'higher' };
    return html`<table class="figures criteria"><thead><tr><th scope="col">${t('trends.criterion')}</th><th scope="col">${t('trends.met')}</th><th scope="col">${t('chart.interval')}</th><th scope="col">${t('trends.since')}</th></tr></thead><tbody>${this.board.criteria.map(one => html`<tr><th scope="row"><a href=${callsBehind(this.asked, { missed: one.id })}>${plain(this.questions[one.id]
      ?? one.id)}</a></th><td>${number(one.met.value, 0)} %</td><td>${interval(one.met, 'share') ?? '–'}</td><td>${moved(line, one.met, one.earlier)}</td></tr>`)}</tbody></table>`;
  }

  /** A quiet word, which is nobody's rating. */
  note({ agent, seconds, percent, hard, days }) {
    return html`<aside class="example-note lead-note" aria-label=${t('trends.note')}><p><strong>${plain(agent.name ?? agent.id)}</strong> ${t('trends.note-words', { before: clock(seconds.before), recently: clock(seconds.recently), scoreBefore: number(percent.before, 0), score: number(percent.recently, 0), hard, days })}</p><a class="button"
      href=${callsBehind({ ...this.asked, agent: agent.id })}>${t('trends.note-calls')}</a></aside>`;
  }
}

customElements.define('page-trends', Trends);
