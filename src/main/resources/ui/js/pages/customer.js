import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part, svg } from '../base.js';
import { clock } from '../call/clock.js';
import { field, openDialog } from '../dialog.js';
import { moment, percent, person, plain, signed } from '../format.js';
import { icon } from '../icons.js';
import { listen } from '../live.js';
import { invented } from '../parts/invented.js';
import { stepKeys } from '../parts/steps.js';
import { go, query } from '../router.js';
import { t } from '../t.js';
import { toast } from '../toast.js';

const WIDTH = 96;
const HEIGHT = 28;

/** Where the customer's sentiment was at the start, in the middle and at the end, as a line that says the same in words. */
function course(found) {
  if (!found) return html`<span class="quiet">${t('customer.no-sentiment')}</span>`;
  const y = score => (HEIGHT / 2 - (HEIGHT / 2 - 3) * Math.min(1, Math.max(-1, score))).toFixed(1);
  const points = [[6, found.start], [WIDTH / 2, found.middle], [WIDTH - 6, found.end]];
  const words = t('sentiment.course', { start: signed(found.start), middle: signed(found.middle), end: signed(found.end) });
  return html`<svg class="course-line small" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words}><title>${words}</title>${svg`<line x1="0" x2=${WIDTH} y1=${HEIGHT / 2} y2=${HEIGHT / 2} class="zero"></line><polyline class="line" points=${points
    .map(([x, score]) => `${x},${y(score)}`).join(' ')}></polyline>${points.map(([x, score]) => svg`<circle class="dot" cx=${x} cy=${y(score)} r="2.5"></circle>`)}`}</svg><span class="figure-words">${signed(found.end - found.start)}</span>`;
}

/** Everything that one customer had to do with the house, the latest first. */
class Customer extends Part {
  static properties = { fields: { attribute: false }, params: { attribute: false }, found: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.fields = query();
    this.found = null;
    this.wrong = '';
  }

  entered() {
    this.keysAway = stepKeys(this, '.story a.row', t('title.customer'));
    this.stop = listen(event => { if (event.type === 'reset' || this.found?.items.some(item => item.interaction.id === event.interactionId)) this.load(); });
  }

  left() {
    this.keysAway();
    this.stop();
  }

  willUpdate(changed) { if (changed.has('fields')) this.load(); }

  async load() {
    if (!this.fields.id) {
      this.wrong = t('customer.none');
      return;
    }
    try {
      this.found = await get('/customer' + queryOf({ id: this.fields.id }));
      this.wrong = '';
    } catch (failed) {
      this.wrong = failed.message;
    }
  }

  hold() {
    const reason = field(t('holds.reason'), 'reason', { max: 500, hint: t('holds.no-words') });
    openDialog({ title: t('holds.add'), body: html`<p>${t('holds.why')}</p>${reason}`, send: t('holds.add'), work: async ({ reason: why }) => {
      await ask('POST', '/holds', { subject: 'customer', subjectId: this.found.id, reason: why });
      toast(t('holds.held'));
    } });
  }

  forget() {
    openDialog({ title: t('customer.forget'), body: html`<p>${t('customer.forget-why')}</p>`, send: t('customer.forget'), danger: true, work: async () => {
      const { interactions, held } = await ask('DELETE', '/customer' + queryOf({ id: this.found.id }));
      toast(held ? t('customer.held', { n: held }) : t('customer.forgotten', { n: interactions }));
      go('/calls');
    } });
  }

  actions(id) {
    return html`${may('customers:export') ? html`<a class="button" href=${'/api/v1/customer/file' + queryOf({ id })} download="customer.zip">${t('customer.export')}</a>` : nothing}${
      may('holds:manage') ? html`<button type="button" @click=${() => this.hold()}>${t('holds.add')}</button>` : nothing}${
      may('interactions:delete') ? html`<button type="button" class="danger" @click=${() => this.forget()}>${t('customer.forget')}</button>` : nothing}`;
  }

  render() {
    if (this.wrong) return html`<div class="page"><p class="notice" role="alert">${plain(this.wrong)}</p></div>`;
    if (this.found === null) return nothing;
    const { id, name, items, open, more } = this.found;
    const channels = [...new Set(items.map(item => item.interaction.channel))];
    const facts = [name ? t('customer.id', { id: plain(id) }) : null, t('customer.count', { n: items.length }), channels.map(channel => t('filter.channel.' + channel)).join(', ')].filter(Boolean);
    return html`<div class="page customer"><header class="page-head"><h1>${plain(name ?? id)}</h1><p class="facts">${facts.map(fact => html`<span>${fact}</span>`)}</p><span class="grow"></span><a class="button" href=${'/search' + queryOf({ customer: id })}>${t('customer.search')}</a>${this.actions(id)}</header>
      ${more ? html`<p class="notice">${t('customer.more', { n: items.length })}</p>` : nothing}
      <section class="panel" aria-label=${t('customer.open')}><h2>${t('customer.open')}</h2>${open.length ? html`<ul class="evidence">${open.map(one => this.promise(one))}</ul>` : html`<p class="quiet">${t('customer.no-open')}</p>`}</section>
      <section aria-label=${t('customer.all')}><h2 class="only-heard">${t('customer.all')}</h2><ol class="story">${items.map(item => this.contact(item))}</ol></section></div>`;
  }

  promise({ interactionId, at, text, quote, turn, startMs: from, endMs }) {
    const spoken = this.found.items.some(item => item.interaction.id === interactionId && item.interaction.channel === 'voice');
    const startMs = spoken ? from : null;
    const address = `/calls/${interactionId}` + (startMs === null ? (turn === null ? '' : `#turn-${turn}`) : `?t=${(startMs / 1000).toFixed(2)}&to=${(endMs / 1000).toFixed(2)}`);
    return html`<li><a class="place" href=${address}>${startMs === null ? nothing : html`${icon('play')}<span>${clock(startMs / 1000)}</span> `}${moment(at)}</a><span>${plain(text)} <q class="quiet" dir="auto">${plain(quote)}</q></span></li>`;
  }

  contact({ interaction, at, sentiment, reason, ending }) {
    const { score, agent, team, queue, channel, durationMs } = interaction;
    const facts = [team, queue, durationMs && channel === 'voice' ? clock(durationMs / 1000) : null].filter(Boolean);
    const failed = score?.passed === false;
    return html`<li class="contact"><span class="when"><span class="on-line">${icon(channel)}</span><time datetime=${at}>${moment(at)}</time></span>
      <div class="what"><p><a class="row" href="/calls/${interaction.id}">${plain(person(agent) ?? t('calls.nobody'))}</a>${invented(interaction)} <span class="facts quiet">${facts.map(fact => html`<span>${plain(fact)}</span>`)}</span></p>${reason ? html`<p class="reason">${plain(reason)}</p>` : nothing}</div>
      <span class="course">${course(sentiment)}</span>
      <span class="ending">${ending ? html`<span class="tag">${t('summary.' + ending)}</span>` : interaction.state === 'scored' ? nothing : html`<span class="tag">${t('filter.state.' + interaction.state)}</span>`}</span>
      <span class=${failed ? 'figure missed' : 'figure'}>${failed ? html`<span class="fails" title=${t('calls.not-passed')}>${icon('missed')}</span>` : nothing}${score && score.percent !== null ? html`${percent(score.percent)}<span class="only-heard"> ${t('customer.percent')}</span>` : html`<span class="quiet" aria-label=${t('calls.no-score')} role="img">–</span>`}</span></li>`;
  }
}

customElements.define('page-customer', Customer);
