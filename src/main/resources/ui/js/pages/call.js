import { may } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { clock, placeInAddress } from '../call/clock.js';
import { Listening } from '../call/listening.js';
import { moment, person, plain } from '../format.js';
import { icon } from '../icons.js';
import { addKeys } from '../keys.js';
import { listen } from '../live.js';
import { marked, measures, moments, scoreWords, summary, titlesOf } from '../parts/findings.js';
import { recording } from '../parts/recording.js';
import { Actions } from '../review/actions.js';
import { fetchAhead, listed, peaks, take } from '../review/data.js';
import { callKeys } from '../review/keys.js';
import { linesOf, stepLine } from '../review/sheet.js';
import { callOf, lanesOf, readPeaks } from '../review/view.js';
import { go, query, setQuery } from '../router.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import '../parts/scorecard.js';
import '../parts/selection.js';
import '../parts/transcript.js';

const SOON = 400;

/** The moment stands in the query: a link to it plays it. */
const address = { read: () => placeInAddress(location.search), write: text => setQuery({ t: null, to: null, ...Object.fromEntries(new URLSearchParams(text)) }) };

/** One interaction: heard, read, and judged. */
class Call extends Part {
  static properties = { params: { attribute: false }, fields: { attribute: false }, data: { state: true }, wrong: { state: true }, criterion: { state: true }, solo: { state: true }, slow: { state: true } };

  constructor() {
    super();
    this.params = {};
    this.fields = {};
    this.reset();
  }

  reset() {
    this.data = null;
    this.wrong = '';
    this.criterion = query().c ?? null;
    this.solo = null;
    this.slow = false;
    this.lines = [];
  }

  entered() {
    this.actions = new Actions(this);
    this.keysAway = addKeys(callKeys(this));
    this.stop = listen(event => this.heard(event));
  }

  left() {
    this.keysAway();
    this.stop();
    this.quiet();
  }

  quiet() {
    this.listening?.close();
    this.listening = null;
    this.asked?.abort();
  }

  willUpdate(changed) {
    if (!changed.has('params') || this.shownId === this.params.id) return;
    this.shownId = this.params.id;
    this.quiet();
    this.reset();
    this.load();
  }

  get id() { return this.params.id; }

  get reviews() { return may('reviews:write') && Boolean(this.data?.review); }

  get line() { return this.lines.find(line => line.id === this.criterion) ?? null; }

  async load() {
    const id = this.id;
    const timer = setTimeout(() => { this.slow = true; }, 150);
    try {
      const data = await take(id);
      if (id !== this.id) return;
      this.show(data);
      await this.updateComplete;
      this.listen();
      fetchAhead(this.neighbour(1));
    } catch (failed) {
      this.wrong = failed.message;
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  show(data) {
    this.data = data;
    this.lines = data.result ? linesOf(data.result.scorecard, data.outline, data.review) : [];
    document.title = `${plain(this.name())} · Earmark`;
  }

  /** People's part alone has changed. */
  async changed(review) {
    const data = await take(this.id);
    this.show({ ...data, review: data.review ?? review });
    await this.updateComplete;
    this.redraw();
  }

  /** The flags of the timeline follow the scorecard; the sound plays on. */
  redraw() {
    if (!this.listening) return;
    const call = callOf(this.data.result, this.lines);
    this.listening.timeline.replaceFlags(call.flags);
    this.listening.readTurns();
  }

  /** Words and scorecard are there; the sound comes when it comes. */
  async listen() {
    const { result, detail } = this.data;
    if (!result) return;
    const call = callOf(result, this.lines);
    if (call.durationMs === 0 || !this.querySelector('#timeline')) return;
    this.listening = new Listening(call, address);
    const sound = detail.sounds.length > 0;
    if (sound) this.listening.player.load(`/api/v1/interactions/${this.id}/audio`);
    this.listening.openAddress();
    if (!sound) return;
    this.asked = new AbortController();
    const outline = await peaks(this.id, this.asked.signal).catch(() => null);
    if (outline) this.listening?.timeline.show(lanesOf(readPeaks(outline), result.transcript.turns));
  }

  heard(event) {
    if (event.type !== 'reset' && event.interactionId !== this.id) return;
    if (event.type === 'interaction.deleted') {
      toast(t('call.deleted'));
      go('/calls', { replace: true });
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), SOON);
  }

  async again() {
    const before = this.data?.result?.pins.transcriptSha256;
    const data = await take(this.id).catch(() => null);
    if (!data) return;
    this.show(data);
    await this.updateComplete;
    if (data.result && before === data.result.pins.transcriptSha256) this.redraw();
    else {
      this.quiet();
      this.listen();
    }
  }

  name() { return person(this.data.detail.agent) ?? this.data.detail.externalId ?? t('channel.' + this.data.detail.channel); }

  neighbour(direction) {
    const ids = listed();
    const at = ids.indexOf(this.id);
    return at < 0 ? null : ids[at + direction] ?? null;
  }

  toNeighbour(direction) {
    const id = this.neighbour(direction);
    if (id) go(`/calls/${id}`); else toast(t(direction > 0 ? 'call.was-last' : 'call.was-first'));
  }

  choose(id) {
    if (!id) return;
    this.criterion = id;
    this.updateComplete.then(() => this.querySelector('.criterion.current')?.scrollIntoView({ block: 'nearest' }));
  }

  stepCriterion(direction) { this.choose(stepLine(this.lines, this.criterion, direction)); }

  setSolo(who) {
    this.solo = who;
    const timeline = this.listening?.timeline;
    if (!timeline) return;
    const channel = who === null ? null : timeline.lanes.find(lane => lane.speaker === who)?.channel ?? null;
    this.listening.player.solo(channel);
  }

  nextSolo() { this.setSolo({ null: 'agent', agent: 'customer', customer: null }[String(this.solo)]); }

  async copy() {
    const now = this.listening;
    const fields = new URLSearchParams(location.search);
    fields.delete('from');
    if (now && !fields.has('to')) fields.set('t', now.player.now.toFixed(2));
    const link = `${location.origin}${location.pathname}${fields.size ? '?' + fields : ''}`;
    if (await guarded(() => navigator.clipboard.writeText(link).then(() => true))) toast(t('call.copied'));
  }

  render() {
    if (this.wrong) return html`<div class="page"><p class="notice" role="alert">${this.wrong}</p><p><a href="/calls">${t('call.back')}</a></p></div>`;
    if (this.data === null) return this.slow ? html`<div class="page call skeleton" aria-label=${t('app.loading')}></div>` : nothing;
    return html`<div class="page call">${this.head()}${this.data.result ? this.body() : this.waiting()}</div>`;
  }

  head() {
    const { detail, result, outline } = this.data;
    const facts = [t('channel.' + detail.channel), detail.customer.name ?? detail.customer.id, detail.team, detail.queue, detail.durationMs ? clock(detail.durationMs / 1000) : null,
      moment(detail.startedAt ?? detail.receivedAt), result ? `${outline?.title ?? result.scorecard.rubric.id} v${result.scorecard.rubric.version}` : null].filter(Boolean);
    return html`<header class="call-head"><div class="who"><h1>${icon(detail.channel)} ${plain(this.name())}</h1><p class="facts">${facts.map(fact => html`<span>${plain(fact)}</span>`)}</p></div>
      ${result ? this.score(result.scorecard) : nothing}<div class="actions"><a class="skip" href="#scorecard">${t('call.skip')}</a>${this.buttons()}</div>${result?.scorecard.autoFail.triggered ? this.autoFail(result.scorecard.autoFail) : nothing}</header>`;
  }

  score(scorecard) {
    const words = scoreWords(scorecard);
    const machine = this.data.review?.machinePercent;
    const moved = machine !== null && machine !== undefined && Math.round(machine) !== Math.round(scorecard.percent);
    return html`<div class="result"><strong class="percent">${words.percent} %</strong><div><p class="badges"><span class=${scorecard.passed === false ? 'badge failed' : 'badge'}>${words.outcome}</span>${scorecard.band
      ? html`<span class="badge">${plain(scorecard.band)}</span>` : nothing}${this.published()}</p><p class="quiet">${words.points} · ${words.coverage}${moved ? ` · ${t('call.machine-percent', { percent: Math.round(machine) })}` : ''}</p></div></div>`;
  }

  published() {
    const state = this.data.review?.publication.state;
    return state && state !== 'draft' ? html`<span class="badge">${t('filter.publication.' + state)}</span>` : nothing;
  }

  autoFail({ criteria, percentWithout }) {
    const titles = titlesOf(this.lines);
    const said = criteria.map(id => plain(titles[id] ?? id)).join('; ').replace(/[^.?!]$/, '$&.');
    return html`<p class="auto-fail">${icon('missed')}<span>${t('call.auto-fail', { criteria: said })}${percentWithout === null ? '' : ' ' + t('call.without', { percent: Math.round(percentWithout) })}</span></p>`;
  }

  buttons() {
    const share = this.reviews && this.data.review.publication.state === 'draft';
    const own = may('feedback:own') && this.data.review?.publication.state === 'shared';
    return html`<button type="button" @click=${() => this.copy()}>${t('call.copy')}</button>
      ${may('interactions:write') ? html`<button type="button" class="icon-button" popovertarget="call-menu" aria-label=${t('call.more')} title=${t('call.more')}>${icon('more')}</button>${this.menu()}` : nothing}
      ${own ? html`<button type="button" class="primary" @click=${() => this.actions.acknowledge()}>${t('call.acknowledge')}</button>` : nothing}
      ${share ? html`<button type="button" @click=${() => this.actions.finish(true)}>${t('call.finish-share')}</button>` : nothing}
      ${this.reviews ? html`<button type="button" class="primary" title="ctrl enter" @click=${() => this.actions.finish(false)}>${t('call.finish')}</button>` : nothing}`;
  }

  menu() {
    const entry = (key, work, danger = false) => html`<li><button type="button" class=${danger ? 'danger' : ''} @click=${() => { this.querySelector('#call-menu').hidePopover(); work(); }}>${t(key)}</button></li>`;
    const spoken = this.data.detail.channel === 'voice';
    return html`<ul id="call-menu" class="menu" popover>${entry('call.rescore', () => this.actions.rescore())}${this.reviews && spoken ? entry('call.swap', () => this.actions.swap()) : nothing}${this.data.detail.sounds.length
      ? html`<li><a class="button" href="/api/v1/interactions/${this.id}/audio" download>${t('call.download')}</a></li>` : nothing}${may('interactions:delete') ? entry('call.delete', () => this.actions.erase(), true) : nothing}</ul>`;
  }

  waiting() {
    const { detail } = this.data;
    if (detail.state === 'parked') {
      return html`<div class="empty"><h2>${t('call.parked')}</h2><p>${plain(detail.parked.reason)}</p>${may('interactions:write') ? html`<button type="button" class="primary" @click=${() => this.actions.retry()}>${t('call.retry')}</button>` : nothing}</div>`;
    }
    const stages = ['received', 'transcribed', 'measured', 'scored', 'marked'];
    const at = stages.indexOf(detail.stage);
    return html`<div class="empty"><h2>${t('call.processing')}</h2><ol class="stages">${stages.map((stage, i) => html`<li class=${i <= at ? 'done' : ''} aria-current=${i === at ? 'step' : nothing}>${t('stage.' + stage)}</li>`)}</ol><p class="quiet">${t('call.processing-why')}</p></div>`;
  }

  body() {
    const { result, comments, detail } = this.data;
    const titles = titlesOf(this.lines);
    const timed = result.transcript.turns.some(turn => turn.startMs !== null) || result.transcript.source.seconds > 0;
    const own = may('feedback:own') && !may('reviews:read');
    return html`${timed ? recording({ sound: detail.sounds.length > 0, lanes: result.transcript.source.channels, solo: this.solo, setSolo: who => this.setSolo(who) }) : nothing}
      <div class="columns"><div class="column"><ear-transcript .result=${result} .lines=${this.lines} .comments=${comments}></ear-transcript>${this.reviews ? html`<ear-selection .page=${this}></ear-selection>` : nothing}</div>
      <div class="column side" tabindex="0" role="group" aria-label=${t('call.findings')}><ear-scorecard .lines=${this.lines} .scorecard=${result.scorecard} .review=${this.data.review} .comments=${comments} .current=${this.criterion} .reviews=${this.reviews} .own=${own}
        @criterion=${event => this.choose(event.detail)} @act=${event => this.actions.act(event.detail)}></ear-scorecard>
        ${moments([...this.data.marked.map(marked), ...result.moments], titles)}${summary(result.summary, titles)}${measures(result)}</div></div>`;
  }
}

customElements.define('page-call', Call);
