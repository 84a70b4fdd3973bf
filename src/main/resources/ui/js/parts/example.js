import { ask, get, may } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { openDialog } from '../dialog.js';
import { listen } from '../live.js';
import { t } from '../t.js';
import { guarded } from '../toast.js';

const OFTEN = 2000;

/** Says that this house holds the example, what of it is still to come, and takes it away; where nothing is, offers to load it. */
class Example extends Part {
  static properties = { state: { state: true } };

  constructor() {
    super();
    this.state = null;
  }

  entered() {
    this.look();
    this.stop = listen(() => this.soon());
  }

  left() {
    this.stop();
    clearTimeout(this.timer);
  }

  soon() { this.timer ??= setTimeout(() => this.look(), OFTEN); }

  async look() {
    clearTimeout(this.timer);
    this.timer = null;
    this.state = await get('/example').catch(() => null);
    if (this.state?.loading || this.state?.waiting) this.soon();
  }

  async load() {
    const begun = await guarded(() => ask('POST', '/example'));
    if (begun) { this.state = begun; this.soon(); }
  }

  remove() {
    openDialog({ title: t('example.remove'), body: html`<p>${t('example.remove-why')}</p>`, send: t('example.remove'), work: async () => {
      await ask('DELETE', '/example');
      location.assign('/calls'); // people, filters and saved views are others now
    } });
  }

  render() {
    const { state } = this;
    if (state === null) return nothing;
    if (state.loadable) {
      return may('access:manage') ? html`<div class="example-offer"><p>${t('example.offer')}</p><button type="button" @click=${() => this.load()}>${t('example.load')}</button></div>` : nothing;
    }
    if (!state.interactions && !state.loading) return nothing;
    const left = state.interactions - state.scored;
    return html`<aside class="example-note" aria-label=${t('example.tag')}><p><strong>${t('example.here')}</strong> ${t('example.here-why')}
      ${state.waiting ? t('example.waiting', { n: state.waiting }) : left > 0 ? t('example.left', { n: left }) : state.loading ? t('example.under-way') : ''} ${state.trouble ?? ''}</p>
      ${may('access:manage') ? html`<button type="button" @click=${() => this.remove()}>${t('example.remove')}</button>` : nothing}</aside>`;
  }
}

customElements.define('ear-example', Example);
