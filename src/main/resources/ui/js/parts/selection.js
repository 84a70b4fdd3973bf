import { html, nothing, Part } from '../base.js';
import { wholeWords } from '../review/marks.js';
import { t } from '../t.js';

/** Index of a point within the words of a turn, without the numbers of its marks. */
function indexOf(said, node, offset) {
  const range = document.createRange();
  range.setStart(said, 0);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  part.querySelectorAll('sup').forEach(number => number.remove());
  return part.textContent.length;
}

/** What can be done with words that are selected in the transcript. */
class Selection extends Part {
  static properties = { page: { attribute: false }, chosen: { state: true } };

  constructor() {
    super();
    this.chosen = null;
  }

  entered() { this.on(document, 'selectionchange', () => this.look()); }

  look() {
    const selection = getSelection();
    const said = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).commonAncestorContainer : null;
    const box = (said?.nodeType === Node.TEXT_NODE ? said.parentElement : said)?.closest?.('.said');
    if (!box) {
      if (this.chosen && !this.contains(document.activeElement)) this.chosen = null;
      return;
    }
    const range = selection.getRangeAt(0);
    const turn = this.page.data.result.transcript.turns[Number(box.closest('.turn').dataset.turn)];
    const words = wholeWords(turn, indexOf(box, range.startContainer, range.startOffset), indexOf(box, range.endContainer, range.endOffset));
    this.chosen = words && { turn: turn.index, spoken: turn.words.length > 0, quote: turn.text.slice(words.from, words.to), ...words };
  }

  render() {
    if (!this.chosen) return nothing;
    const { turn, quote, spoken } = this.chosen;
    const { actions, line, reviews } = this.page;
    const button = (text, work) => html`<button type="button" @mousedown=${event => event.preventDefault()} @click=${() => { work(); getSelection().removeAllRanges(); this.chosen = null; }}>${text}</button>`;
    return html`<div class="selection" role="toolbar" aria-label=${t('selection.title')}>${line && reviews ? button(t('selection.evidence', { number: line.number }), () => actions.pick({ turn, quote })) : nothing}${button(t('selection.moment'), () => actions.moment({ turn, quote }))}${
      button(t('selection.comment'), () => actions.comment({ turn }))}${spoken && reviews ? button(t('selection.correct'), () => actions.correct(this.chosen, quote)) : nothing}</div>`;
  }
}

customElements.define('ear-selection', Selection);
