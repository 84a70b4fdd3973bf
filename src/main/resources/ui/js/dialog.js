import { html, nothing, Part } from './base.js';
import { draft, keepDraft } from './drafts.js';

/**
 * A question in a dialog of its own, which goes away when it is answered.
 *
 * @param body  a template, or a function that makes one
 * @param send  label of the button that answers; null for a dialog that only says something
 * @param draft place where what is typed is kept until it is sent or given up; null for what must not be kept
 * @param work  gets the form's fields as an object; what it throws is said under them
 * @returns the dialog's element, which has dismiss()
 */
export function openDialog({ title, body, send = null, danger = false, work = null, close = 'Cancel', wide = false, draft: place = null }) {
  const made = document.createElement('ear-dialog');
  Object.assign(made, { heading: title, body, send, danger, work, closing: close, wide, place });
  document.body.append(made);
  return made;
}

/** A field of a form with its label. */
export const field = (label, name, { type = 'text', value = '', required = true, complete = 'off', hint = '', max = 200 } = {}) => html`<label class="field"><span>${label}</span><input name=${name} type=${type}
  .value=${value} ?required=${required} autocomplete=${complete} maxlength=${max}></label>${hint ? html`<p class="hint-line">${hint}</p>` : nothing}`;

export const choice = (label, name, options, value = '') => html`<label class="field"><span>${label}</span><select name=${name}>${options
  .map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}</select></label>`;

export const area = (label, name, { value = '', required = false, max = 2000 } = {}) => html`<label class="field"><span>${label}</span><textarea name=${name} rows="3" maxlength=${max} ?required=${required}
  .value=${value}></textarea></label>`;

class Dialog extends Part {
  static properties = { wrong: { state: true }, busy: { state: true }, body: { attribute: false } };

  constructor() {
    super();
    this.wrong = '';
    this.busy = false;
  }

  firstUpdated() {
    const dialog = this.querySelector('dialog');
    dialog.addEventListener('close', () => this.remove());
    if (this.place) this.drafts(dialog.querySelector('form'));
    dialog.showModal();
    this.querySelector('input, textarea, select')?.focus();
  }

  /** What was typed here before comes back, and what is typed now is kept. */
  drafts(form) {
    const kept = Object.entries(JSON.parse(draft(this.place) ?? '{}'));
    for (const [name, value] of kept) if (form.elements[name]) form.elements[name].value = value;
    form.addEventListener('input', () => keepDraft(this.place, JSON.stringify(Object.fromEntries(new FormData(form)))));
  }

  dismiss() {
    if (this.place) keepDraft(this.place, null);
    this.querySelector('dialog').close();
    this.remove();
  }

  async submit(event) {
    event.preventDefault();
    this.busy = true;
    this.wrong = '';
    try {
      const next = await this.work(Object.fromEntries(new FormData(event.target)));
      this.dismiss();
      next?.();
    } catch (failed) {
      this.wrong = failed.sentence ?? failed.message;
    }
    this.busy = false;
  }

  render() {
    const body = typeof this.body === 'function' ? this.body() : this.body;
    return html`<dialog aria-labelledby="dialog-title" class=${this.wide ? 'wide' : ''}><form @submit=${event => this.submit(event)}>
      <h2 id="dialog-title">${this.heading}</h2>${body}
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      <div class="answers">${this.send ? html`<button class=${this.danger ? 'danger' : 'primary'} ?disabled=${this.busy}>${this.send}</button>` : nothing}
        <button type="button" @click=${() => this.dismiss()}>${this.closing}</button></div></form></dialog>`;
  }
}

customElements.define('ear-dialog', Dialog);
