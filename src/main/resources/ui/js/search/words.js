// What is typed in the field of the search: what could come next, and where a mistake is.

/** What the language can do: [what is put in, key of its explanation]. Those in capitals are offered for capitals only: as words they are words. */
export const GRAMMAR = [['agent: ', 'agent'], ['customer: ', 'customer'], ['opening: ', 'opening'], ['closing: ', 'closing'], ['first 30s ', 'first'], ['last 2 min ', 'last'],
  ['like: ', 'like'], ['THEN ', 'then'], ['NOT ', 'not'], ['AND ', 'and'], ['OR ', 'or'], ['NEAR/5 ', 'near'], ['within 3 turns ', 'within']];

/** Whole searches to begin with. */
export const EXAMPLES = [['customer: supervisor THEN agent: NOT (sorry|apologise)', 'unanswered'], ['"I can\'t help you"', 'exact'], ['closing: agent: "anything else"', 'closing-words'],
  ['refund NEAR/5 (week|month)', 'near-words'], ['like: caller is shut out of the app', 'meaning']];

const MOST = 8;
const SHORTEST = 2;

/** The piece that is being typed: [from, text] up to the caret. */
function piece(text, caret) {
  const typed = /[^\s()"|]*$/.exec(text.slice(0, caret))[0];
  return [caret - typed.length, typed];
}

const fits = (typed, word) => (/^[A-Z]/.test(word) ? word.startsWith(typed) && /^[A-Z]/.test(typed) : typed.length >= SHORTEST && word.startsWith(typed.toLowerCase()));

/**
 * What could be meant by what is typed.
 *
 * @param saved [{id, name}] searches that are kept
 * @param known [{facet, value, name}] agents, teams, queues
 * @returns at most eight of {kind: 'grammar' | 'example' | 'saved' | 'facet', ...}; of nothing typed: examples, and searches that are kept
 */
export function suggestions(text, caret, { saved = [], known = [] } = {}) {
  if (!text.trim()) {
    return [...EXAMPLES.map(([insert, why]) => ({ kind: 'example', insert, why })), ...saved.map(one => ({ kind: 'saved', ...one }))].slice(0, MOST);
  }
  const [from, typed] = piece(text, caret);
  const whole = text.trim().toLowerCase();
  const words = typed ? GRAMMAR.filter(([insert]) => fits(typed, insert) && insert.trim() !== typed).map(([insert, why]) => ({ kind: 'grammar', insert, why, from, to: caret })) : [];
  const kept = saved.filter(one => whole.length >= SHORTEST && one.name.toLowerCase().includes(whole)).map(one => ({ kind: 'saved', ...one }));
  const names = typed.length < SHORTEST ? [] : known.filter(one => `${one.name} ${one.value}`.toLowerCase().includes(typed.toLowerCase())).map(one => ({ kind: 'facet', ...one, from, to: caret }));
  return [...words, ...kept.slice(0, 3), ...names.slice(0, 4)].slice(0, MOST);
}

/** The text with something put in the place of what was typed, and where the caret stands then. */
export function put(text, { from, to, insert = '' }) {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}

/** Where the server says that a search is wrong: index of the character, or null when the sentence names no place. */
export function wrongAt(sentence) {
  const found = /^In column (\d+) of the search/.exec(sentence ?? '');
  return found ? Number(found[1]) - 1 : null;
}

/** The text of a hit cut at its marks: [[text, marked]]. @param marks [[from, to]] in order */
export function cut(text, marks) {
  const pieces = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from > at) pieces.push([text.slice(at, from), false]);
    pieces.push([text.slice(from, to), true]);
    at = to;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}
