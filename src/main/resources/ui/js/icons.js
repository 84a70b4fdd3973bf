import { html } from './base.js';

/** One of the shapes of icons.svg; decoration beside a word or within a control that has a name. */
export const icon = name => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><use href="#i-${name}"></use></svg>`;

/** What the server says, what it looks like and the word for it. */
export const LOOKS = { met: 'met', partly: 'partly', not_met: 'missed', not_applicable: 'na', unscored: 'unsure' };
