import { match } from 'UI/js/router.js';
import { addKeys, sheet } from 'UI/js/keys.js';
import { plain, readable, signed } from 'UI/js/format.js';
import { loadTexts, t } from 'UI/js/t.js';
import { chip } from 'UI/js/parts/filters.js';
import { measureRows } from 'UI/js/parts/findings.js';
import { groupsOf, kindOf, linesOf, stepLine } from 'UI/js/review/sheet.js';
import { equal } from './expect.js';

await loadTexts(document.documentElement.dataset.ui + '/i18n/en.json');
const press = (key, more = {}) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

export default {
  'addresses lead to pages': () => {
    equal(match('/calls/01-a'), { page: 'call', params: { id: '01-a' } });
    equal(match('/admin/people'), { page: 'admin', params: { part: 'people' } });
    equal([match('/'), match('/calls/a/b'), match('/x')], [null, null, null]);
  },
  'keys work alone, with control, and one after the other': () => {
    const pressed = [];
    const away = addKeys([{ keys: ['n'], text: 'N', group: 'G', work: () => pressed.push('n') }, { keys: ['g c'], text: 'GC', group: 'G', work: () => pressed.push('gc') },
      { keys: ['ctrl+Enter'], text: 'CE', group: 'G', work: () => pressed.push('ce') }, { keys: ['x'], text: 'X', group: 'G', when: () => false, work: () => pressed.push('x') }]);
    press('n');
    press('g');
    press('c');
    press('c');
    press('Enter', { ctrlKey: true });
    press('x');
    press('n', { altKey: true });
    equal(sheet(), [{ group: 'G', rows: [{ keys: ['n'], text: 'N' }, { keys: ['g c'], text: 'GC' }, { keys: ['ctrl enter'], text: 'CE' }] }]);
    away();
    press('n');
    equal(pressed, ['n', 'gc', 'ce']);
  },
  'keys do nothing while somebody types': () => {
    let times = 0;
    const away = addKeys([{ keys: ['n'], text: '', group: '', work: () => times++ }]);
    const field = document.body.appendChild(document.createElement('textarea'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    away();
    equal(times, 0);
  },
  'words of others keep their length and lose their effect': () => equal(plain('a\u0000b\u202Ec\u2028d'), 'a b\u2060c d'),
  'ids become readable and numbers get their sign': () => equal([readable('asks-pin'), readable('asks_pin'), signed(0.5), signed(-0.25), signed(0)], ['Asks pin', 'Asks pin', '+0.5', '−0.25', '0']),
  'texts have forms for one and for many': () => equal([t('calls.count', { n: 1 }), t('calls.count', { n: 2 })], ['1 interaction', '2 interactions']),
  'chips say what a list is narrowed to': () => equal([chip('maxScore', '60'), chip('missed', 'own-name', { 'own-name': 'Says own name' }), chip('state', 'parked'), chip('from', '2026-03-02T00:00:00Z')],
    ['Score up to 60', 'Missed: Says own name', 'Stuck', 'From 2026-03-02']),
  'measures of both parties share a row': () => equal(measureRows({ 'agent-talk-share': 0.5, 'customer-talk-share': 0.25, 'handle-time-seconds': 66, 'customer-sentiment-start': 1, deadAirs: [] }),
    [{ title: 'Talk share', agent: '50 %', customer: '25 %' }, { title: 'Handle time', whole: '1:06' }]),
  'criteria are numbered and gathered by section': () => {
    const scorecard = { autoFail: { criteria: ['b'] }, sections: [{ section: 's', title: 'S', percent: 50 }],
      verdicts: [{ criterion: 'a', verdict: 'met', evidence: [] }, { criterion: 'b', verdict: 'not_met', evidence: [] }] };
    const lines = linesOf(scorecard, { sections: [{ id: 's', criteria: [{ id: 'a', question: 'Is it a?' }] }] });
    equal(lines.map(line => [line.number, line.title, line.look, line.autoFail]), [[1, 'Is it a?', 'met', false], [2, 'B', 'missed', true]]);
    equal(groupsOf(lines, scorecard).map(group => [group.section?.title ?? null, group.lines.length]), [['S', 1], [null, 1]]);
    equal([stepLine(lines, null, 1), stepLine(lines, 'a', 1), stepLine(lines, 'b', 1), stepLine(lines, null, -1)], ['a', 'b', 'b', 'b']);
  },
  'a verdict that was given since the scorecard was read stands': () => {
    const scorecard = { autoFail: { criteria: [] }, sections: [], verdicts: [{ criterion: 'a', verdict: 'partly', share: 0.5, points: 2, evidence: [] }] };
    const review = { criteria: [{ criterion: 'a', seen: 3, verdict: { verdict: 'met' }, points: 4, origin: 'human-confirmed' }] };
    equal(linesOf(scorecard, null, review).map(line => [line.verdict, line.look, line.points]), [['met', 'met', 4]]);
  },
  'evidence says what it is': () => {
    const due = { kind: 'expected_here', startMs: 0, endMs: 21000, quote: '' };
    equal([kindOf(due, 'not_met'), kindOf(due, 'met'), kindOf({ ...due, endMs: 900 }, 'partly'), kindOf({ ...due, kind: 'proof', quote: 'x' }, 'met')], ['Should have been said by 0:21', 'Looked for here, until 0:21', 'Should have been here', '']);
  },
};
