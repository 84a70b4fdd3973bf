import { Words } from 'UI/js/call/words.js';
import { between, equal } from './expect.js';

const rows = [[0, 0, 100, 0, 2, 120, 300, 3, 6], [1, 250, 400, 0, 4]];

export default {
  'the words of a time are found, also of two who talk at once': () => {
    const words = new Words(rows);
    equal(words.at(50).map(word => word.from), [0]);
    equal(words.at(110), []);
    equal(words.at(260).map(word => word.turn), [1, 0]);
    equal(words.at(9999), []);
  },
  'an hour of 9,000 words is searched in less than two milliseconds a tick': () => {
    const hour = Array.from({ length: 900 }, (_, turn) => [turn, ...Array.from({ length: 10 }, (__, i) => [4000 * turn + 400 * i, 4000 * turn + 400 * i + 390, 6 * i, 6 * i + 5]).flat()]);
    const words = new Words(hour);
    const begun = performance.now();
    for (let i = 0; i < 1000; i++) words.at(3600 * i);
    between((performance.now() - begun) / 1000, 0, 2);
  },
};
