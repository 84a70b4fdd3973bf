// Where words stand in the text of a turn, and the text cut at the borders of its evidence.

// character by character, of the same length, so that places stay valid
const lower = text => (/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : carefully(text));
const carefully = text => Array.from(text, c => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');

/** {from, to} of each word of a turn in its text; null for words that the text does not hold in this order. */
export function placesOfWords(turn) {
  const text = lower(turn.text);
  let next = 0;
  return turn.words.map(word => {
    const wanted = lower(word.text);
    const at = text.indexOf(wanted, next);
    if (at < 0) return null;
    next = at + wanted.length;
    return { from: at, to: next };
  });
}

/** Where a quote stands; of several places the one nearest in time. Null when this turn does not hold it. */
export function placeOfQuote(quote, startMs, turn) {
  const text = lower(turn.text);
  const wanted = lower(quote).trim();
  if (!wanted) return null;
  const words = placesOfWords(turn);
  const distance = at => {
    const first = words.findIndex(place => place !== null && place.to > at);
    return startMs === null || first < 0 ? Infinity : Math.abs(turn.words[first].startMs - startMs);
  };
  let best = null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (best === null || distance(at) < distance(best)) best = at;
  }
  return best === null ? null : { from: best, to: best + wanted.length };
}

/**
 * What lies in each turn: marks within its text, and what has no place there.
 *
 * @returns by index of the turn {marks: [{from, to, line, evidence}], beside: [{line, evidence}]}; turns without evidence are absent
 */
export function marksOf(lines, turns) {
  const found = new Map();
  for (const line of lines) {
    for (const evidence of line.evidence) {
      const turn = turns[evidence.turn];
      if (evidence.turn === null || !turn) continue;
      const place = evidence.kind === 'expected_here' ? null : placeOfQuote(evidence.quote, evidence.startMs, turn);
      const there = found.get(evidence.turn) ?? { marks: [], beside: [] };
      if (place) there.marks.push({ ...place, line, evidence }); else there.beside.push({ line, evidence });
      found.set(evidence.turn, there);
    }
  }
  return found;
}

/** The text in pieces {text, marks, ending}, none of them empty, that together are the text. */
export function pieces(text, marks) {
  const borders = [...new Set([0, text.length, ...marks.flatMap(mark => [mark.from, mark.to])])].filter(at => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return borders.slice(1).map((to, i) => {
    const from = borders[i];
    const covering = marks.filter(mark => mark.from <= from && mark.to >= to);
    return { text: text.slice(from, to), marks: covering, ending: covering.filter(mark => mark.to === to) };
  });
}

/** Whole words that a stretch of a turn's text touches: {from, to} of the text, {word, words} of the list, or null. */
export function wholeWords(turn, from, to) {
  const places = placesOfWords(turn);
  const touched = places.map((place, i) => ({ place, i })).filter(({ place }) => place !== null && place.to > from && place.from < to);
  if (touched.length === 0) return turn.words.length ? null : { from, to, word: null, words: 0 };
  const first = touched[0];
  const last = touched.at(-1);
  return { from: first.place.from, to: last.place.to, word: first.i, words: last.i - first.i + 1 };
}
