import { get, upload } from '../api.js';
import { html, nothing, Part } from '../base.js';
import { percent, plain } from '../format.js';
import { listen } from '../live.js';
import { t } from '../t.js';

const AT_ONCE = 2;

/** Takes files in that are dropped anywhere, and shows how far each has come, to its score. */
class Uploads extends Part {
  static properties = { items: { state: true }, over: { state: true } };

  constructor() {
    super();
    this.items = [];
    this.over = false;
    this.depth = 0;
  }

  entered() {
    const files = event => event.dataTransfer?.types.includes('Files');
    this.on(document, 'dragenter', event => { if (files(event)) { this.depth++; this.over = true; } });
    this.on(document, 'dragleave', event => { if (files(event) && --this.depth <= 0) this.away(); });
    this.on(document, 'dragover', event => { if (files(event)) event.preventDefault(); });
    this.on(document, 'drop', event => {
      if (!files(event)) return;
      event.preventDefault();
      this.away();
      this.take([...event.dataTransfer.files]);
    });
    this.on(window, 'upload', event => this.take(event.detail.files, event.detail.facts, event.detail.language));
    this.stop = listen(event => this.heard(event));
  }

  left() { this.stop(); }

  away() {
    this.depth = 0;
    this.over = false;
  }

  take(files, facts = {}, language = '') {
    this.items = [...this.items, ...files.map(file => ({ file, facts, language, name: plain(file.name), share: 0, state: 'waits', id: null, score: null, wrong: '' }))];
    this.work();
  }

  change(item, values) {
    Object.assign(item, values);
    this.items = [...this.items];
  }

  work() {
    const busy = this.items.filter(item => item.state === 'sends').length;
    this.items.filter(item => item.state === 'waits').slice(0, AT_ONCE - busy).forEach(item => this.send(item));
  }

  async send(item) {
    this.change(item, { state: 'sends' });
    try {
      const receipt = await upload(item.file, item.facts, item.language, share => this.change(item, { share }));
      this.change(item, { state: 'received', id: receipt.id, file: null });
      dispatchEvent(new Event('taken-in'));
      await this.look(item);
    } catch (refused) {
      this.change(item, { state: 'refused', wrong: refused.message, file: null });
    }
    this.work();
  }

  heard(event) {
    for (const item of this.items) {
      if (item.id !== null && (event.type === 'reset' || event.interactionId === item.id)) this.look(item);
    }
  }

  async look(item) {
    const known = await get('/interactions/' + item.id).catch(() => null);
    if (known === null) return;
    if (known.state === 'parked') this.change(item, { state: 'refused', wrong: known.parked.reason });
    else if (known.score) this.change(item, { state: 'scored', score: known.score.percent });
    else this.change(item, { state: known.stage });
  }

  render() {
    return html`${this.over ? html`<div class="drop-zone"><p>${t('upload.drop')}</p></div>` : nothing}
      ${this.items.length ? html`<section class="tray" aria-label=${t('upload.title')}>
        <header><h2>${t('upload.count', { n: this.items.length })}</h2><button type="button" class="quiet-button" @click=${() => this.clear()}>${t('upload.clear')}</button></header>
        <ul>${this.items.map(item => this.row(item))}</ul></section>` : nothing}`;
  }

  /** What is still under way stays. */
  clear() { this.items = this.items.filter(item => ['waits', 'sends'].includes(item.state)); }

  row(item) {
    const state = item.state === 'sends' ? html`<progress max="1" .value=${item.share} aria-label=${t('upload.sent', { name: item.name })}></progress>`
      : item.state === 'refused' ? html`<span class="wrong">${plain(item.wrong)}</span>`
      : item.state === 'scored' ? html`<strong>${t('score', { percent: percent(item.score) })}</strong>` : html`<span class="quiet">${t('stage.' + item.state)}</span>`;
    return html`<li data-state=${item.state}>${item.id ? html`<a href="/calls/${item.id}">${item.name}</a>` : html`<span class="name">${item.name}</span>`}${state}</li>`;
  }
}

customElements.define('ear-uploads', Uploads);
document.querySelector('ear-mark').append(document.createElement('ear-uploads'));

/** Hands files over as if they had been dropped. */
export const send = (files, facts, language) => dispatchEvent(new CustomEvent('upload', { detail: { files, facts, language } }));
