import { asked, body, fieldsOf } from 'UI/js/search/request.js';
import { cut, put, suggestions, wrongAt } from 'UI/js/search/words.js';
import { equal } from './expect.js';

const saved = [{ id: 's-1', name: 'Wants to cancel' }];
const known = [{ facet: 'agent', value: 'a-1', name: 'Dana Whitfield' }, { facet: 'team', value: 'retention', name: 'retention' }];
const offered = (text, caret = text.length) => suggestions(text, caret, { saved, known }).map(one => one.insert ?? one.name);

export default {
  'of nothing typed there are examples and what is kept': () => equal(offered('').at(-1), 'Wants to cancel'),
  'what joins parts is offered for capitals alone': () => {
    equal(offered('refund TH'), ['THEN ']);
    equal(offered('refund th'), []);
    equal(offered('ag'), ['agent: ']);
    equal(offered('(refund OR cu'), ['customer: ']);
  },
  'names and kept searches are offered by any part of them': () => {
    equal(offered('sorry whit'), ['Dana Whitfield']);
    equal(offered('reten'), ['retention']);
    equal(offered('to cancel'), ['Wants to cancel']);
    equal(offered('x'), []);
  },
  'what is chosen stands in the place of what was typed': () => {
    const [then] = suggestions('refund TH later', 9);
    equal(put('refund TH later', then), { text: 'refund THEN  later', caret: 12 });
  },
  'the place of a mistake is read from the sentence': () => {
    equal(wrongAt('In column 8 of the search, a quote is opened and never closed.'), 7);
    equal([wrongAt('A search has at most 64 words.'), wrongAt(undefined)], [null, null]);
  },
  'marks cut the text of a hit': () => {
    equal(cut('I am sorry for that', [[5, 10], [15, 19]]), [['I am ', false], ['sorry', true], [' for ', false], ['that', true]]);
    equal(cut('', []), []);
  },
  'an address becomes a request': () => {
    equal(body({ q: 'refund', agent: 'a-1', minScore: '60', missed: 'greeting', sort: 'newest' }), { q: 'refund', agent: ['a-1'], missed: 'greeting', minScore: 60, sort: 'newest' });
    equal(body({ q: 'refund', like: 'i-1:4' }), { like: { interaction: 'i-1', turn: 4 } });
    equal(body({ team: 'x' }, { verdicts: { greeting: ['met'] }, team: ['y'] }), { verdicts: { greeting: ['met'] }, team: ['x'] });
    equal([asked({}), asked({ sort: 'newest' }), asked({ customer: 'c' })].map(Boolean), [false, false, true]);
  },
  'a kept search becomes an address when it has one': () => {
    equal(fieldsOf({ q: 'refund', team: ['a'], minScore: 60 }), { q: 'refund', team: 'a', minScore: '60' });
    equal([fieldsOf({ team: ['a', 'b'] }), fieldsOf({ verdicts: {} }), fieldsOf({ query: {} })], [null, null, null]);
  },
};
