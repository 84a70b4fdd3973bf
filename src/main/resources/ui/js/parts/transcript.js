import { html, nothing, Part } from '../base.js';
import { clock } from '../call/clock.js';
import { plain } from '../format.js';
import { icon } from '../icons.js';
import { marksOf, pieces } from '../review/marks.js';
import { besideTurn } from '../review/sheet.js';
import { silence } from '../review/view.js';
import { t } from '../t.js';

/** So many turns are shown at once, and so many more whenever the browser has nothing else to do. */
const FIRST = 60;
/** Turns from which on those out of sight are not laid out: their height is a guess then, and the words are not read by the page's own scripts. */
const LONG = 150;
const MORE = 200;
const idle = work => (globalThis.requestIdleCallback ? requestIdleCallback(work, { timeout: 300 }) : setTimeout(work, 30));

const ORDER = ['proof', 'expected_here', 'near_miss'];
const strongest = marks => marks.reduce((best, mark) => (ORDER.indexOf(mark.evidence.kind) < ORDER.indexOf(best.evidence.kind) ? mark : best));

/** Classes of the list of turns. */
function shape({ channel, turns }) {
  return `turns ${channel === 'voice' ? 'timed' : 'typed'}${turns.length > LONG ? ' long' : ''}`;
}

/** What was said, with every piece of evidence marked by its criterion's number. Fires "grown" when more of it is shown, and "act" as the scorecard does. */
class Transcript extends Part {
  /** reach: the turn that is to be seen at once */
  static properties = { result: { attribute: false }, lines: { attribute: false }, comments: { attribute: false }, reach: { attribute: false }, upTo: { state: true } };

  constructor() {
    super();
    this.comments = [];
    this.reach = 0;
    this.upTo = 0;
  }

  updated() {
    if (this.upTo >= this.result.transcript.turns.length) return;
    idle(() => {
      this.upTo += MORE;
      this.updateComplete.then(() => this.dispatchEvent(new Event('grown')));
    });
  }

  willUpdate(changed) {
    if (changed.has('result') && this.shownOf !== this.result.id) {
      this.shownOf = this.result.id;
      this.upTo = this.reach + FIRST;
    }
    if (!changed.has('result') && !changed.has('lines')) return;
    this.marked = marksOf(this.lines, this.result.transcript.turns);
    this.moods = new Map(this.result.sentiment.turns.map(reading => [reading.turn, reading.label]));
  }

  render() {
    const { transcript, measures } = this.result;
    const silences = [...measures.deadAirs];
    const rows = [];
    for (const turn of transcript.turns.slice(0, this.upTo)) {
      while (turn.startMs !== null && silences.length && silences[0].endMs <= turn.startMs + 50) rows.push(this.silence(silences.shift()));
      rows.push(this.turn(turn));
    }
    if (this.upTo >= transcript.turns.length) silences.forEach(air => rows.push(this.silence(air)));
    return html`<section class="panel transcript" aria-label=${t('call.transcript')} lang="en"><h2>${t('call.transcript')}</h2>
      ${transcript.turns.length ? nothing : html`<p class="notice">${t('call.no-turns')}</p>`}
      <div id="transcript-scroll" class="scroll" tabindex="0" role="group" aria-label=${t('call.said')}><ol class=${shape(transcript)}>${rows}</ol></div></section>`;
  }

  silence(air) {
    return html`<li class="silence"><span>${t('call.silence', { length: silence((air.endMs - air.startMs) / 1000) })}</span></li>`;
  }

  turn(turn) {
    const there = this.marked.get(turn.index) ?? { marks: [], beside: [] };
    const mood = this.moods.get(turn.index);
    const said = pieces(plain(turn.text), there.marks).map(piece => this.piece(piece));
    const timed = turn.startMs !== null;
    return html`<li id="turn-${turn.index}" class="turn ${turn.speaker}" data-turn=${turn.index} data-start=${timed ? turn.startMs : nothing} data-end=${timed ? turn.endMs : nothing}>${timed
      ? html`<button type="button" class="clock" data-seek=${turn.startMs} aria-label=${t('call.play-from', { time: clock(turn.startMs / 1000) })}>${clock(turn.startMs / 1000)}</button>`
      : html`<span class="clock quiet">${turn.index + 1}</span>`}<span class="label"><span class="speaker">${t('party.' + turn.speaker)}</span>${mood && mood !== 'neutral'
      ? html`<span class="mood">${t('mood.' + mood)}</span>` : nothing}</span><div class="words"><p class="said" dir="auto">${said}</p>${there.beside
      .map(({ line, evidence }) => html`<p class="beside ${line.look}" title=${plain(line.title)}>${icon(line.look)}${besideTurn(evidence, line.verdict)} ${line.number} ${plain(line.title)}</p>`)}${this.comments
      .filter(comment => comment.turn === turn.index).map(comment => html`<p class="beside note">${icon('comment')}<span>${plain(comment.text)}</span> <span class="quiet">${plain(comment.by?.name ?? '')}</span>${comment.own
      ? html`<button type="button" class="icon-button small" aria-label=${t('comment.remove')} @click=${() => this.uncomment(comment)}>${icon('close')}</button>` : nothing}</p>`)}</div></li>`;
  }

  uncomment(comment) { this.dispatchEvent(new CustomEvent('act', { detail: { action: 'uncomment', comment } })); }

  piece({ text, marks, ending }) {
    if (marks.length === 0) return text;
    const mark = strongest(marks);
    const near = mark.evidence.kind === 'near_miss' ? ' near' : '';
    return html`<mark class="${mark.line.look}${near}">${text}${ending.map(({ line }) => html`<sup><a href="#criterion-${line.number}" aria-label=${t('evidence.mark', { number: line.number, title: plain(line.title) })}>${line.number}</a></sup>`)}</mark>`;
  }
}

customElements.define('ear-transcript', Transcript);
