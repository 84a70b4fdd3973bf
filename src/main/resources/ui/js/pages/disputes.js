import { ask, get, may, queryOf } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { area, choice, openDialog } from '../dialog.js';
import { moment, person, plain, readable } from '../format.js';
import { icon, LOOKS } from '../icons.js';
import { listen } from '../live.js';
import { query, setQuery } from '../router.js';
import { questions } from '../rubrics.js';
import { t } from '../t.js';
import { grid } from '../admin/part.js';
import { invented } from '../parts/invented.js';
import { stepKeys } from '../parts/steps.js';

const STATES = ['open', 'upheld', 'declined', 'withdrawn'];

/** Verdicts that agents dispute: another reviewer decides, with a reason. */
class Disputes extends Part {
  static properties = { params: { attribute: false }, fields: { attribute: false }, items: { state: true }, next: { state: true }, shares: { state: true }, names: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.fields = query();
    this.items = null;
    this.shares = [];
    this.names = {};
    this.wrong = '';
  }

  entered() {
    this.keysAway = stepKeys(this, 'h2 a', t('title.disputes'));
    this.stop = listen(event => { if (event.type === 'reset' || event.type.startsWith('dispute.')) this.load(); });
  }

  left() {
    this.keysAway();
    this.stop();
  }

  willUpdate(changed) { if (changed.has('fields')) this.load(); }

  get state() { return STATES.includes(this.fields.state) ? this.fields.state : 'open'; }

  async load() {
    try {
      const [page, shares] = await Promise.all([get('/disputes' + queryOf({ state: this.state, limit: 50 })), get('/disputes/criteria')]);
      this.items = page.items;
      this.next = page.next;
      this.shares = shares.items;
      this.names = await questions(page.items);
    } catch (failed) {
      this.wrong = failed.message;
    }
  }

  async more() {
    const page = await get('/disputes' + queryOf({ state: this.state, limit: 50, after: this.next }));
    this.items = [...this.items, ...page.items];
    this.next = page.next;
  }

  decide(dispute) {
    const body = html`<p><q dir="auto">${plain(dispute.reason)}</q></p>${choice(t('dispute.decision'), 'decision', [['upheld', t('dispute.uphold')], ['declined', t('dispute.decline')]])}${area(t('dispute.why'), 'reason', { required: true })}`;
    openDialog({ title: t('dispute.decide'), body, send: t('dispute.decide'), draft: `${dispute.interactionId} decision ${dispute.id}`, work: async values => {
      await ask('POST', `/interactions/${dispute.interactionId}/disputes/${dispute.id}/decision`, values);
      await this.load();
    } });
  }

  row(dispute) {
    const look = LOOKS[dispute.suggested.verdict];
    const title = plain(this.names[dispute.criterion] ?? readable(dispute.criterion));
    return html`<li class="panel"><div class="panel-head"><h2><a href="/calls/${dispute.interactionId}?c=${encodeURIComponent(dispute.criterion)}">${title}</a>${invented(dispute)}</h2><span class="quiet">${plain(person(dispute.openedBy) ?? '')} · ${moment(dispute.openedAt)}</span></div>
      <p>${t('dispute.should')} <span class="verdict ${look}">${icon(look)}<span>${t('verdict.' + look)}</span></span></p><p><q dir="auto">${plain(dispute.reason)}</q></p>${dispute.decision ? html`<p class="quiet">${t('dispute.state.' + dispute.state)}: <q dir="auto">${plain(dispute.decision)}</q> · ${plain(person(dispute
      .decidedBy) ?? '')}</p>` : nothing}<div class="row-of-buttons"><a class="button" href="/calls/${dispute.interactionId}?c=${encodeURIComponent(dispute.criterion)}">${t('dispute.hear')}</a>${dispute.state === 'open' && may('reviews:write') ? html`<button type="button" class="primary"
      @click=${() => this.decide(dispute)}>${t('dispute.decide')}</button>` : nothing}</div></li>`;
  }

  render() {
    const tabs = html`<span class="choice" role="group" aria-label=${t('people.state')}>${STATES.map(state => html`<button type="button" aria-pressed=${state === this.state ? 'true' : 'false'} @click=${() => { setQuery({ state }); this.fields = query(); }}>${t('dispute.state.' + state)}</button>`)}</span>`;
    return html`<div class="page sheet"><div class="page-head"><h1>${t('title.disputes')}</h1><span class="grow"></span>${tabs}</div>${this.wrong ? html`<p class="notice" role="alert">${this.wrong}</p>` : this.items === null ? nothing : html`${this.items.length
      ? html`<ul class="cards">${this.items.map(dispute => this.row(dispute))}</ul>` : html`<div class="empty small"><p>${t('dispute.none.' + this.state)}</p></div>`}${this.next ? html`<button type="button" class="more" @click=${() => this.more()}>${t('calls.more')}</button>` : nothing}${this.shares.length
      ? html`<h2>${t('dispute.shares')}</h2>${grid([t('filter.name.missed'), t('dispute.opened'), t('dispute.state.upheld'), t('dispute.state.declined'), t('dispute.share')], this.shares.map(one => [plain(this.names[one.criterion] ?? readable(one.criterion)), one.opened, one.upheld, one.declined,
        one.upheldShare === null ? '–' : `${Math.round(100 * one.upheldShare)} % (${Math.round(100 * one.low)}–${Math.round(100 * one.high)})`]), '')}` : nothing}`}</div>`;
  }
}

customElements.define('page-disputes', Disputes);
