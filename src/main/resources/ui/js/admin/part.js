import { html, nothing, Part } from '../base.js';
import { t } from '../t.js';

/** A part of the administration: a heading, what can be added, and what there is. `load` asks the server and sets the state. */
export class AdminPart extends Part {
  static properties = { wrong: { state: true }, ready: { state: true } };

  constructor() {
    super();
    this.wrong = '';
    this.ready = false;
  }

  entered() { this.reload(); }

  async reload() {
    try {
      await this.load();
      this.wrong = '';
    } catch (failed) {
      this.wrong = failed.message;
    }
    this.ready = true;
  }

  frame(name, actions, body) {
    return html`<div class="page-head"><h1>${t('admin.' + name)}</h1><span class="grow"></span>${actions}</div><p class="quiet lead">${t(`admin.${name}.why`)}</p>${this.wrong
      ? html`<p class="notice" role="alert">${this.wrong}</p>` : this.ready ? body() : nothing}`;
  }
}

/** A table whose columns have names. @param rows arrays of cells */
export const grid = (columns, rows, none) => (rows.length ? html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('admin.table')}><table class="grid"><thead><tr>${columns.map(column => (column ? html`<th scope="col">${column}</th>` : html`<td></td>`))}</tr></thead><tbody>${rows
  .map(cells => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>` : html`<div class="empty small"><p>${none}</p></div>`);

/** Something that is told once, to be copied. */
export const secret = (text, hint) => html`<p>${hint}</p><p class="secret"><code>${text}</code><button type="button" @click=${async event => {
  await navigator.clipboard.writeText(text);
  event.target.textContent = t('admin.copied');
}}>${t('admin.copy')}</button></p>`;
