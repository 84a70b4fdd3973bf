import { LitElement } from 'lit';

export { html, svg, nothing } from 'lit';

/** A part of the page. It stands in the page itself, not in a shadow: one style sheet, one tree for readers and tests. */
export class Part extends LitElement {
  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.stay = new AbortController();
    this.entered?.();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stay.abort();
    this.left?.();
  }

  /** Listens for as long as the part is on the page. */
  on(target, event, listener) { target.addEventListener(event, listener, { signal: this.stay.signal }); }
}

/** The name of this build's folder of files. */
export const UI = document.documentElement.dataset.ui;
