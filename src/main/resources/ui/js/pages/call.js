import { get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { placeInAddress } from '../call/clock.js';
import { Listening } from '../call/listening.js';
import { draftsOf } from '../drafts.js';
import { moment, person, plain } from '../format.js';
import { addKeys } from '../keys.js';
import { listen } from '../live.js';
import { head, waiting } from '../parts/call-head.js';
import { marked, measures, moments, summary, titlesOf } from '../parts/findings.js';
import { recording } from '../parts/recording.js';
import { Actions } from '../review/actions.js';
import { fetchAhead, listed, load, peaks, refreshed, take } from '../review/data.js';
import { callKeys } from '../review/keys.js';
import { isAway, unsent } from '../review/outbox.js';
import { reasonOf, withUnsent } from '../review/pending.js';
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

/** That the sound was deleted, which the words do not say, and that nothing may be deleted. */
function kept({ deleted, held }) {
  const gone = deleted.every(one => one.kind === 'sound') ? deleted[0] : null;
  return html`${gone ? html`<p class="notice">${t('retention.sound-gone', { at: moment(gone.at), rule: plain(gone.rule ?? '') })}</p>` : nothing}${held ? html`<p class="notice">${t('holds.is-held')}</p>` : nothing}`;
}

/** One interaction: heard, read, and judged. */
class Call extends Part {
  static properties = { params: { attribute: false }, fields: { attribute: false }, data: { state: true }, wrong: { state: true }, lines: { state: true }, criterion: { state: true }, solo: { state: true }, slow: { state: true }, plays: { state: true } };

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
    this.plays = [];
  }

  entered() {
    this.actions = new Actions(this);
    this.keysAway = addKeys(callKeys(this));
    this.stop = listen(event => this.heard(event));
    this.on(window, 'outbox', event => this.sent(event.detail));
  }

  left() {
    this.keysAway();
    this.stop();
    clearTimeout(this.timer);
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

  /** Whether this person comments and marks moments. */
  get remarks() { return may('reviews:comment') && Boolean(this.data?.review); }

  get line() { return this.lines.find(line => line.id === this.criterion) ?? null; }

  async load() {
    const id = this.id;
    Object.assign(this, { asking: true, missed: false });
    const timer = setTimeout(() => { this.slow = true; }, 150);
    try {
      const { data, early } = await take(id);
      if (id !== this.id) return;
      this.show(data);
      this.asking = false;
      if (early || this.missed) this.soon(this.missed); // something may have changed since it was asked for
      await this.updateComplete;
      this.listen();
      this.atTurn();
      fetchAhead(this.neighbour(1));
      this.remindOfDrafts();
      this.leadOn(id);
    } catch (failed) {
      this.wrong = failed.message;
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  show(data) {
    this.data = data;
    document.title = `${plain(this.name())} · Earmark`;
    this.reline();
  }

  /** What was asked for before somebody decided may come after the answer to the decision: then it is asked for again. */
  showNewer(data) {
    const [now, then] = [this.data?.review, data.review];
    if (now && then && now.rubric === then.rubric && now.version === then.version && then.seen < now.seen) {
      this.show({ ...data, review: now });
      this.soon();
    } else this.show(data);
  }

  /** The scorecard with what is on its way to the server. */
  reline() {
    const { result, outline, review } = this.data;
    this.lines = result ? withUnsent(linesOf(result.scorecard, outline, review), unsent(this.id), isAway()) : [];
  }

  /** To the message that the address names; where there are times, a moment is opened with the timeline. */
  async atTurn() {
    await this.querySelector('ear-transcript')?.updateComplete;
    const turn = /^#turn-\d+$/.test(location.hash) ? this.querySelector(location.hash) : null;
    turn?.scrollIntoView({ block: 'center' });
    turn?.classList.add('now');
  }

  /** After a reload, what was being typed is there again. */
  remindOfDrafts() {
    const places = draftsOf(`${this.id} `);
    if (places.length === 0) return;
    const line = this.lines.find(one => places.includes(reasonOf(this.id, one.id)));
    if (line && !this.criterion) this.choose(line.id);
    toast(t('draft.here'));
  }

  /** To the plays that help with what was missed; a page without them is whole, too. */
  async leadOn(id) {
    const rubric = this.data.result?.scorecard.rubric.id;
    if (!rubric || !may('playbooks:read') || !this.lines.some(line => line.verdict === 'not_met' || line.verdict === 'partly')) return;
    const { items } = await get('/plays' + queryOf({ rubric })).catch(() => ({ items: [] }));
    if (id === this.id) this.plays = items;
  }

  /** People's part alone has changed. @param review as it is now, when that is known */
  async changed(review = null) {
    const before = this.data;
    if (review) this.show({ ...before, review });
    const data = await guarded(() => refreshed(before));
    if (data === null) await this.again();
    else if (data && before.detail.id === this.id) this.showNewer(data);
    await this.updateComplete;
    this.redraw();
  }

  /** The server has heard a verdict, or has not. */
  sent({ interaction, review }) {
    if (interaction !== this.id || !this.data?.result) return;
    this.show(review ? { ...this.data, review } : this.data);
    this.soon();
  }

  /** Asks again; what is told while the first answers are still on their way is asked for after them. */
  soon(whole = false) {
    if (this.asking) {
      this.missed = true;
      return;
    }
    this.whole ||= whole;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const all = this.whole || !this.data?.result;
      this.whole = false;
      if (all) this.again(); else this.changed();
    }, SOON);
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
    this.soon(!/^(review|comment|dispute)\./.test(event.type));
  }

  async again() {
    const before = this.data?.result?.pins.transcriptSha256;
    const id = this.id;
    const data = await load(id).catch(() => null);
    if (!data || id !== this.id) return;
    this.showNewer(data);
    await this.updateComplete;
    if (data.result && before === data.result.pins.transcriptSha256) this.redraw();
    else {
      this.quiet();
      this.listen();
    }
  }

  /** The last turn that the address wants to be seen. */
  reach() {
    const turns = this.data.result.transcript.turns;
    const linked = Number(/^#turn-(\d+)$/.exec(location.hash)?.[1] ?? 0);
    const place = address.read();
    return Math.max(linked, place ? turns.findLastIndex(turn => turn.startMs !== null && turn.startMs <= place.from * 1000) : 0);
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
    const link = `${location.origin}${location.pathname}${fields.size ? '?' + fields : ''}${now ? '' : location.hash}`;
    if (await guarded(() => navigator.clipboard.writeText(link).then(() => true))) toast(t('call.copied'));
  }

  render() {
    if (this.wrong) return html`<div class="page"><p class="notice" role="alert">${this.wrong}</p><p><a href="/calls">${t('call.back')}</a></p></div>`;
    if (this.data === null) return this.slow ? html`<div class="page call skeleton" aria-label=${t('app.loading')}></div>` : nothing;
    return html`<div class="page call">${head(this)}${this.data.result ? this.body() : waiting(this)}</div>`;
  }

  body() {
    const { result, comments, detail } = this.data;
    const titles = titlesOf(this.lines);
    const timed = result.transcript.turns.some(turn => turn.startMs !== null) || result.transcript.source.seconds > 0;
    const own = may('feedback:own') && !may('reviews:read');
    return html`${(result.transcript.source.remarks ?? []).map(remark => html`<p class="notice">${plain(remark.sentence)}</p>`)}${kept(detail)}${timed ? recording({ sound: detail.sounds.length > 0, lanes: result.transcript.source.channels, solo: this.solo, setSolo: who => this.setSolo(who) }) : nothing}
      <div class="columns"><div class="column"><ear-transcript .result=${result} .lines=${this.lines} .comments=${comments} .reach=${this.reach()} @grown=${() => this.listening?.readTurns()}
        @act=${event => this.actions.act(event.detail)}></ear-transcript>${this.remarks ? html`<ear-selection .page=${this}></ear-selection>` : nothing}</div>
      <div class="column side" tabindex="0" role="group" aria-label=${t('call.findings')}><ear-scorecard .lines=${this.lines} .scorecard=${result.scorecard} .review=${this.data.review} .comments=${comments} .current=${this.criterion} .interaction=${this.id} .reviews=${this.reviews} .remarks=${this.remarks} .own=${own} .plays=${this.plays}
        @criterion=${event => this.choose(event.detail)} @act=${event => this.actions.act(event.detail)}></ear-scorecard>
        ${moments([...this.data.marked.map(marked), ...result.moments], titles, id => this.actions.unmark(id))}${summary(result.summary, titles)}${measures(result)}</div></div>`;
  }
}

customElements.define('page-call', Call);
