import { asked, callsBehind, change, interval, range, runs, shown, week } from 'UI/js/trends/words.js';
import { equal } from './expect.js';

const NOON = Date.parse('2026-03-20T12:00:00Z');
const weekOf = (from, value = 50) => ({ from, estimate: { value, low: value - 5, high: value + 5, n: 40 } });

export default {
  'values stand in their unit': () => {
    equal([shown(71.6, 'percent'), shown(5.88, 'share'), shown(0, 'share'), shown(312, 'seconds'), shown(-0.5, 'sentiment')], ['72 %', '5.9 %', '0 %', '5:12', '−0.5']);
    equal([interval({ low: null, high: null }, 'share'), interval({ low: 1, high: 12 }, 'share')], [null, '1 % – 12 %']);
  },
  'a change is sure only where intervals do not touch': () => {
    const at = (value, spread) => ({ value, low: value - spread, high: value + spread, n: 40 });
    equal(change(at(80, 2), at(70, 3), 'higher'), { by: 10, up: true, sure: true, good: true });
    equal(change(at(80, 2), at(70, 3), 'lower').good, false);
    equal(change(at(80, 9), at(70, 9), 'higher').sure, false);
    equal(change(at(80, 2), at(70, 3), 'neither').good, null);
    equal([change(null, at(1, 1), 'higher'), change(at(1, 1), null, 'higher')], [null, null]);
    equal(change({ value: 5, low: null, high: null, n: 1 }, at(1, 1), 'higher').sure, false);
  },
  'a board is of whole days and twelve weeks': () => {
    equal(asked({}, NOON), { by: 'team', from: '2025-12-27T00:00:00.000Z', to: '2026-03-21T00:00:00.000Z' });
    equal(asked({ days: '28', team: 'billing', by: 'agent', figure: 'x' }, NOON), { team: 'billing', by: 'agent', from: '2026-02-21T00:00:00.000Z', to: '2026-03-21T00:00:00.000Z' });
  },
  'marks lead to the list with the same filters': () => {
    const board = asked({ team: 'a&b', from: '2026-03-03T00:00:00Z', to: '2026-03-20T00:00:00Z' });
    equal(callsBehind(board, { agent: '<b>', missed: null }), '/calls?team=a%26b&from=2026-03-03T00%3A00%3A00Z&to=2026-03-20T00%3A00%3A00Z&agent=%3Cb%3E');
    equal(week('2026-03-02', board), { from: '2026-03-03T00:00:00.000Z', to: '2026-03-09T00:00:00.000Z' });
  },
  'a line is cut where another version of a rubric begins': () => {
    const weeks = ['2026-03-02', '2026-03-09', '2026-03-16'].map(from => weekOf(from));
    equal(runs(weeks, []).map(run => run.length), [3]);
    equal(runs(weeks, [{ at: '2026-03-10T08:00:00Z' }]).map(run => run.length), [1, 2]);
    equal(runs([], [{ at: '2026-03-10T08:00:00Z' }]), []);
  },
  'the range of a chart stays within what can be': () => {
    equal(range([{ value: 99, low: 95, high: 104, n: 3 }], 'percent').high, 100);
    equal(range([], 'share'), { low: 0, high: 1 });
    equal(range([{ value: 30, low: null, high: null, n: 1 }], 'seconds'), { low: 29, high: 31 });
  },
};
