import { marksOf, pieces, placeOfQuote, placesOfWords, wholeWords } from 'UI/js/review/marks.js';
import { equal } from './expect.js';

const word = (text, startMs) => ({ text, startMs, endMs: startMs + 100, confidence: 1 });
const turn = { index: 0, text: 'No, no refund is no refund', words: ['no', 'no', 'refund', 'is', 'no', 'refund'].map((text, i) => word(text, 1000 * i)) };
const proof = (quote, startMs) => ({ kind: 'proof', turn: 0, quote, startMs, endMs: startMs + 100 });

export default {
  'words are found in their order, whatever their case': () => equal(placesOfWords(turn).map(place => [place.from, place.to]), [[0, 2], [4, 6], [7, 13], [14, 16], [17, 19], [20, 26]]),
  'a word that the text does not hold has no place': () => equal(placesOfWords({ text: 'yes', words: [word('no', 0)] }), [null]),
  'of two equal quotes the one nearest in time is marked': () => {
    equal(placeOfQuote('no refund', 1000, turn), { from: 4, to: 13 });
    equal(placeOfQuote('no refund', 4000, turn), { from: 17, to: 26 });
    equal(placeOfQuote('never said', 0, turn), null);
    equal(placeOfQuote('', 0, turn), null);
  },
  'letters whose lower case is longer do not move what follows': () => equal(placeOfQuote('refund', 0, { text: 'İ refund', words: [] }), { from: 2, to: 8 }),
  'the text is cut at every border and stays whole': () => {
    const cut = pieces('abcdef', [{ from: 1, to: 4, line: 1 }, { from: 3, to: 6, line: 2 }]);
    equal(cut.map(piece => [piece.text, piece.marks.length, piece.ending.length]), [['a', 0, 0], ['bc', 1, 0], ['d', 2, 1], ['ef', 1, 1]]);
    equal(cut.map(piece => piece.text).join(''), 'abcdef');
    equal(pieces('', []), []);
  },
  'what was due has no place within the words': () => {
    const lines = [{ number: 1, evidence: [proof('refund', 2000), { ...proof('', 0), kind: 'expected_here' }, { ...proof('refund', 0), turn: 7 }] }];
    const found = marksOf(lines, [turn]).get(0);
    equal([found.marks.length, found.beside.length], [1, 1]);
  },
  'a selection takes whole words': () => {
    equal(wholeWords(turn, 5, 9), { from: 4, to: 13, word: 1, words: 2 });
    equal(wholeWords(turn, 2, 3), null);
    equal(wholeWords({ text: 'typed words', words: [] }, 0, 5), { from: 0, to: 5, word: null, words: 0 });
  },
};
