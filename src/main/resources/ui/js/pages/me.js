import { ask, get } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { standing } from '../coach/sheet.js';
import { brief, calendar, moment, percent, plain, readable } from '../format.js';
import { icon } from '../icons.js';
import { listen } from '../live.js';
import { playPassage, silent } from '../parts/passages.js';
import { outline } from '../rubrics.js';
import { t } from '../t.js';
import { guarded, toast } from '../toast.js';
import { invented } from '../parts/invented.js';
import { stepKeys } from '../parts/steps.js';
import '../parts/chart-line.js';

/** An agent's own page: what went well first, then one thing to practise, and the way to every interaction that is shared with her. */
class Me extends Part {
  static properties = { params: { attribute: false }, fields: { attribute: false }, moments: { state: true }, trend: { state: true }, items: { state: true }, names: { state: true }, wrong: { state: true }, heard: { state: true }, sheets: { state: true } };

  constructor() {
    super();
    this.moments = null;
    this.trend = [];
    this.items = [];
    this.names = {};
    this.wrong = '';
    this.heard = null;
    this.sheets = [];
  }

  entered() {
    this.keysAway = stepKeys(this, '.moment .place, ul.own a', t('title.me'));
    this.load();
    this.stop = listen(event => { if (event.type === 'reset' || /^(review|dispute|comment|onetoone)\./.test(event.type)) this.load(); });
  }

  left() {
    this.keysAway();
    this.stop();
    silent();
  }

  async load() {
    try {
      const [moments, trend, list, sheets] = await Promise.all([get('/me/moments?limit=100'), get('/me/trend'), get('/interactions?limit=50'), get('/me/one-to-ones')]);
      this.sheets = sheets.items;
      this.moments = moments.items;
      this.trend = trend.items;
      this.items = list.items.filter(item => item.review && item.review.publication !== 'draft');
      const pins = new Map(this.items.filter(item => item.score).map(item => [`${item.score.rubric}@${item.score.version}`, item.score]));
      const found = await Promise.all([...pins.values()].map(pin => outline(pin.rubric, pin.version)));
      this.names = Object.fromEntries(found.filter(Boolean).flatMap(one => one.sections.flatMap(section => section.criteria.map(criterion => [criterion.id, criterion.question]))));
    } catch (failed) {
      this.wrong = failed.message;
    }
  }

  play(one) {
    const key = `${one.interactionId} ${one.startMs}`;
    playPassage(one, on => { this.heard = on ? key : this.heard === key ? null : this.heard; });
  }

  card(one) {
    const title = plain(this.names[one.kind] ?? readable(one.kind));
    const on = this.heard === `${one.interactionId} ${one.startMs}`;
    const control = one.startMs === null ? nothing : html`<button type="button" class="place ${on ? 'playing' : ''}" aria-label=${t('place.play', { from: clock(one.startMs / 1000), to: clock(one.endMs / 1000), label: title })} @click=${() => this.play(one)}>${icon(on ? 'pause' : 'play')}
      <span>${clock(one.startMs / 1000)}</span></button>`;
    const place = one.startMs === null ? `#turn-${one.turn}` : `?t=${(one.startMs / 1000).toFixed(2)}&to=${(one.endMs / 1000).toFixed(2)}`;
    return html`<li class="moment ${one.tone}"><div class="moment-head"><span class="tone">${icon(one.tone === 'praise' ? 'praise' : 'coaching')}<span>${t(one.tone === 'praise' ? 'tone.praise' : 'tone.coaching')}</span></span>${invented(one)}${control}</div><h3>${title}</h3>${one.quote
      ? html`<p><q dir="auto">${plain(one.quote)}</q></p>` : nothing}<p class="reason">${plain(one.why)}</p>${one.betterLine ? html`<p class="better"><strong>${t('call.better')}</strong> <q dir="auto">${plain(one.betterLine)}</q></p>` : nothing}<p><a href="/calls/${one.interactionId}${place}">${t('me.open', { when: moment(one.startedAt) })}</a></p></li>`;
  }

  render() {
    if (this.wrong) return html`<div class="page"><p class="notice" role="alert">${this.wrong}</p></div>`;
    if (this.moments === null) return nothing;
    const praise = this.moments.filter(one => one.tone === 'praise').slice(0, 3);
    const focus = this.moments.find(one => one.tone !== 'praise');
    return html`<div class="page me"><h1>${t('title.me')}</h1>${this.oneToOnes()}${this.items.length === 0 ? html`<div class="empty"><h2>${t('me.none')}</h2><p>${t('me.none-why')}</p></div>` : html`
      <section aria-label=${t('me.praise')}><h2>${t('me.praise')}</h2>${praise.length ? html`<ol class="moments">${praise.map(one => this.card(one))}</ol>` : html`<p class="quiet">${t('me.no-praise')}</p>`}</section>
      ${focus ? html`<section aria-label=${t('me.focus')}><h2>${t('me.focus')}</h2><ol class="moments">${this.card(focus)}</ol></section>` : nothing}
      <section aria-label=${t('me.shared')}><h2>${t('me.shared')}</h2><ul class="own">${this.items.map(item => html`<li><a href="/calls/${item.id}">${icon(item.channel)}<span class="figure">${percent(item.score?.percent)} %</span><span class="grow">${moment(item.startedAt ?? item.receivedAt)}${invented(item)}</span><span
        class="tag">${t('filter.publication.' + item.review.publication)}</span></a></li>`)}</ul></section>
      ${this.trend.length ? html`<section aria-label=${t('me.trend')}><h2>${t('me.trend')}</h2><p class="quiet">${t('me.trend-why')}</p><ear-line-chart .points=${this.trend} .label=${this.sentence()}></ear-line-chart></section>` : nothing}`}</div>`;
  }

  /** The newest in full, the earlier ones folded up. */
  oneToOnes() {
    if (this.sheets.length === 0) return nothing;
    const [newest, ...earlier] = this.sheets;
    return html`<section class="own-one-to-one" aria-label=${t('me.one-to-one')}>${this.paper(newest)}${earlier.map(sheet => html`<details><summary>${t('me.one-to-one-on', { day: calendar(sheet.on) })} <span class="quiet">${standing(sheet)}</span></summary><ear-sheet agent .sheet=${sheet} @changed=${() => this.load()}></ear-sheet></details>`)}</section>`;
  }

  paper(sheet) {
    return html`<div class="page-head"><h2>${t('me.one-to-one-on', { day: calendar(sheet.on) })}</h2><span class="quiet">${t('me.with', { name: plain(sheet.by.name) })}</span><span class="tag">${standing(sheet)}</span><span class="grow"></span><span class="row-of-buttons screen-only"><button type="button" @click=${() => print()}>${t('sheet.print')}</button>${sheet.state === 'shared'
      ? html`<button type="button" class="primary" @click=${() => this.acknowledge(sheet)}>${t('me.acknowledge')}</button>` : nothing}</span></div>${sheet.state === 'shared' ? html`<p class="hint-line screen-only">${t('me.acknowledge-why')}</p>` : nothing}<ear-sheet agent .sheet=${sheet} @changed=${() => this.load()}></ear-sheet>`;
  }

  async acknowledge(sheet) {
    await guarded(async () => {
      await ask('POST', `/me/one-to-ones/${sheet.id}/acknowledge`);
      await this.load();
      toast(t('me.acknowledged'));
    });
  }

  /** The trend in words, for whoever does not see it. */
  sentence() {
    const last = this.trend.at(-1);
    return t('me.trend-words', { n: this.trend.length, week: brief(last.from), score: Math.round(last.mean) });
  }
}

customElements.define('page-me', Me);
