import { html, nothing, Part } from './base.js';

const LONG = 8000;

/** What has just happened, and the way back. @param undo {label, key, work} or null */
export function toast(text, undo = null) { dispatchEvent(new CustomEvent('toast', { detail: { text, undo } })); }

/** Says what a piece of work was refused for, in the server's words. */
export async function guarded(work) {
  try {
    return await work();
  } catch (failed) {
    if (failed.name !== 'AbortError') toast(failed.message);
    return undefined;
  }
}

class Toast extends Part {
  static properties = { shown: { state: true } };

  constructor() {
    super();
    this.shown = null;
  }

  entered() {
    this.on(window, 'toast', event => {
      this.shown = event.detail;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { this.shown = null; }, LONG);
    });
    this.on(window, 'toast-undo', () => this.undo());
  }

  undo() {
    const undo = this.shown?.undo;
    this.shown = null;
    undo?.work();
  }

  render() {
    const undo = this.shown?.undo;
    return html`<div class="toast" role="status" aria-live="polite" ?data-shown=${this.shown !== null}>${this.shown ? html`<span>${this.shown.text}</span>` : nothing}${undo
      ? html`<button type="button" @click=${() => this.undo()}>${undo.label} <kbd>${undo.key}</kbd></button>` : nothing}</div>`;
  }
}

customElements.define('ear-toast', Toast);
