const SOON_MS = 100;

/** Finds the word spoken at a time and the time of a word on the page. Rows: [turn, start, end, from, to, start, end, …]. */
export class Words {
  /** @param rows or what makes them, a little later or when they are needed: those of an hour take their time */
  constructor(rows) {
    this.rows = rows;
    this.all = null;
    this.shown = '';
    this.highlight = 'highlights' in CSS ? new Highlight() : null;
    if (this.highlight) CSS.highlights.set('spoken', this.highlight);
    if (typeof rows === 'function') setTimeout(() => this.build(), SOON_MS); else this.build();
  }

  build() {
    if (this.all) return;
    const rows = typeof this.rows === 'function' ? this.rows() : this.rows;
    this.all = rows.flatMap(([turn, ...rest]) => {
      const words = [];
      for (let i = 0; i < rest.length; i += 4) {
        words.push({ turn, startMs: rest[i], endMs: rest[i + 1], from: rest[i + 2], to: rest[i + 3] });
      }
      return words;
    }).sort((a, b) => a.startMs - b.startMs);
    this.byTurn = Map.groupBy ? Map.groupBy(this.all, word => word.turn) : this.grouped();
    this.longestMs = this.all.reduce((most, word) => Math.max(most, word.endMs - word.startMs), 0);
    if (this.ms !== undefined) this.show(this.ms);
  }

  grouped() {
    const groups = new Map();
    for (const word of this.all) groups.set(word.turn, [...(groups.get(word.turn) ?? []), word]);
    return groups;
  }

  /** All words spoken at this time: both parties may talk at once. */
  at(ms) {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].startMs <= ms) low = middle + 1; else high = middle;
    }
    const found = [];
    for (let i = low - 1; i >= 0 && this.all[i].startMs >= ms - this.longestMs; i--) {
      if (this.all[i].endMs > ms) found.push(this.all[i]);
    }
    return found;
  }

  show(ms) {
    this.ms = ms;
    if (!this.all) return;
    const words = this.at(ms);
    const key = words.map(word => `${word.turn}:${word.from}`).join();
    if (key === this.shown || !this.highlight) return;
    this.shown = key;
    this.highlight.clear();
    for (const word of words) {
      const range = this.rangeOf(word);
      if (range) this.highlight.add(range);
    }
  }

  rangeOf(word) {
    const said = document.querySelector(`#turn-${word.turn} .said`);
    const start = said && this.pointAt(said, word.from, false);
    const end = said && this.pointAt(said, word.to, true);
    if (!start || !end) return null;
    const range = new StaticRange({ startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset });
    return range;
  }

  /** The text nodes of a turn without the numbers of its marks. */
  *nodes(said) {
    const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT, node => (node.parentElement.closest('sup') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    while (walker.nextNode()) yield walker.currentNode;
  }

  pointAt(said, index, atEnd) {
    let before = 0;
    for (const node of this.nodes(said)) {
      const within = index - before;
      if (within < node.length || (atEnd && within === node.length)) return { node, offset: within };
      before += node.length;
    }
    return null;
  }

  /** Start of the word under a point of the window, in milliseconds; null when there is none. */
  startAtPoint(x, y) {
    this.build();
    const caret = document.caretPositionFromPoint ? document.caretPositionFromPoint(x, y) : document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? caret?.startContainer;
    const turn = node?.parentElement?.closest('.turn');
    const said = turn?.querySelector('.said');
    if (!said?.contains(node)) return null;
    let index = caret.offset ?? caret.startOffset;
    for (const text of this.nodes(said)) {
      if (text === node) break;
      index += text.length;
    }
    const words = this.byTurn.get(Number(turn.id.slice('turn-'.length))) ?? [];
    const word = words.find(candidate => candidate.to >= index);
    return word ? word.startMs : Number(turn.dataset.start);
  }
}
