import { html, nothing, Part } from '../base.js';
import { plain } from '../format.js';
import { t } from '../t.js';
import { put, suggestions } from './words.js';

/**
 * The field of the search, with what could come next under it. Fires "typed" with the text, "entered" when it is to be searched for good,
 * "facet" with {facet, value} and "saved" with the id of what was chosen.
 */
class SearchBox extends Part {
  static properties = { text: { attribute: false }, saved: { attribute: false }, known: { attribute: false }, wrong: { attribute: false }, offered: { state: true }, at: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.saved = [];
    this.known = [];
    this.wrong = false;
    this.offered = [];
    this.at = -1;
  }

  get field() { return this.querySelector('input'); }

  focusField() {
    this.field.focus();
    this.field.select();
  }

  updated(changed) {
    // who types a space goes on typing: the address has the words alone
    if (changed.has('text') && this.field.value.trim() !== this.text.trim()) this.field.value = this.text;
  }

  offer() {
    this.offered = suggestions(this.field.value, this.field.selectionStart ?? 0, this);
    this.at = -1;
  }

  fire(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  typed() {
    this.text = this.field.value;
    this.offer();
    this.fire('typed', this.text);
  }

  hide() {
    this.offered = [];
    this.at = -1;
  }

  choose(one) {
    const { field } = this;
    if (one.kind === 'saved') this.fire('saved', one.id);
    else if (one.kind === 'example') field.value = one.insert;
    else {
      const { text, caret } = put(field.value, one.kind === 'facet' ? { ...one, insert: '' } : one);
      field.value = text;
      field.setSelectionRange(caret, caret);
    }
    this.hide();
    field.focus();
    if (one.kind === 'saved') return;
    this.text = field.value;
    if (one.kind === 'facet') this.fire('facet', { facet: one.facet, value: one.value, text: this.text.trim() });
    else this.fire('typed', this.text);
  }

  pressed(event) {
    const n = this.offered.length;
    if (event.key === 'ArrowDown' && n === 0) this.offer();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.at = (this.at + (event.key === 'ArrowDown' ? 1 : this.at < 0 ? n : n - 1)) % Math.max(1, n);
    else if (event.key === 'Escape' && n) this.hide();
    else if (event.key === 'Enter' && this.at >= 0) this.choose(this.offered[this.at]);
    else if (event.key === 'Enter') {
      this.hide();
      this.fire('entered', this.text);
    } else return;
    event.preventDefault();
  }

  words(one) {
    if (one.kind === 'facet') return html`<span>${plain(one.name)}</span><span class="quiet">${t('search.only-' + one.facet)}</span>`;
    if (one.kind === 'saved') return html`<span>${plain(one.name)}</span><span class="quiet">${t('search.saved-one')}</span>`;
    return html`<code>${one.insert}</code><span class="quiet">${t('search.help.' + one.why)}</span>`;
  }

  render() {
    const open = this.offered.length > 0;
    return html`<div class="search-box"><input type="search" role="combobox" aria-label=${t('search.field')} aria-autocomplete="list" aria-expanded=${open ? 'true' : 'false'} aria-controls="search-offers"
      aria-activedescendant=${this.at >= 0 ? 'offer-' + this.at : nothing} aria-invalid=${this.wrong ? 'true' : nothing} aria-describedby=${this.wrong ? 'search-wrong' : nothing} placeholder=${t('search.placeholder')} maxlength="1000" autocomplete="off" spellcheck="false"
      @input=${() => this.typed()} @keydown=${event => this.pressed(event)} @click=${() => { if (!this.field.value) this.offer(); }} @blur=${() => this.hide()}>
      <ul id="search-offers" role="listbox" aria-label=${t('search.offers')} class="offers" ?hidden=${!open}>${this.offered.map((one, i) => html`<li id="offer-${i}" role="option" aria-selected=${i === this.at ? 'true' : 'false'}
        @mousedown=${event => event.preventDefault()} @click=${() => this.choose(one)}>${this.words(one)}</li>`)}</ul></div>`;
  }
}

customElements.define('ear-search-box', SearchBox);
