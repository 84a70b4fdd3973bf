import { useToken } from 'UI/js/api.js';
import { draft, keepDraft } from 'UI/js/drafts.js';
import { added, flush, put, settled, unsent } from 'UI/js/review/outbox.js';
import { withUnsent } from 'UI/js/review/pending.js';
import { equal } from './expect.js';

const change = (verdict, { criterion = 'greeting', seen = 0 } = {}) => ({ interaction: 'i', criterion, seen, body: verdict && { verdict } });
const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** What the server is sent while two verdicts on one criterion wait. @param held what it has of the criterion, as of 7 */
async function sentTo(held) {
  const sent = [];
  const { fetch } = window;
  useToken({ id: 'rita', permissions: [] });
  window.fetch = async (path, { method, body }) => {
    if (method === 'GET') return json(200, { criteria: [{ criterion: 'greeting', seen: 7, held }] });
    const { seen, verdict } = JSON.parse(body);
    sent.push([seen, verdict]);
    return seen === 7 ? json(200, { criteria: [{ criterion: 'greeting', seen: 8, held: null }] }) : json(409, { code: 'review.conflict', detail: 'Somebody was faster.' });
  };
  try {
    localStorage.setItem('unsent rita', JSON.stringify(added(added([], change('met'), null, 'a'), change('partly'), 'a')));
    await flush();
    return [sent, unsent('i')];
  } finally {
    window.fetch = fetch;
    localStorage.removeItem('unsent rita');
    useToken(null);
  }
}

const told = list => list.map(one => [one.criterion, one.seen, one.body?.verdict ?? null]);

export default {
  'a later change of a criterion takes the place of one that waits, and rests on what that has seen': () => {
    const list = added(added([], change('met', { seen: 3 })), change('partly', { seen: 9 }));
    equal(told(list), [['greeting', 3, 'partly']]);
  },
  'what waits and is taken back was never there': () => equal(added(added([], change('met')), change(null)), []),
  'taking back what the server has is sent': () => equal(told(added([], change(null, { seen: 2 }))), [['greeting', 2, null]]),
  'what is on its way stays, and what follows waits behind it': () => {
    const first = added([], change('met'), null, 'a');
    equal(told(added(first, change(null), 'a')), [['greeting', 0, 'met'], ['greeting', 0, null]]);
  },
  'what follows on a criterion has seen what the server took': () => {
    const list = added(added(added([], change('met'), null, 'a'), change('partly'), 'a'), change('met', { criterion: 'other' }));
    equal(told(settled(list, list[0], { criteria: [{ criterion: 'greeting', seen: 7 }] })), [['greeting', 7, 'partly'], ['other', 0, 'met']]);
  },
  'a refused change is dropped and nothing else': () => {
    const list = added(added([], change('met')), change('met', { criterion: 'other', seen: 4 }));
    equal(told(settled(list, list[0], null)), [['other', 4, 'met']]);
  },
  'what waits behind a verdict whose answer was lost is sent as well: the server has the verdict, and so it has been seen': async () => {
    const held = { by: { id: 'rita' }, verdict: { verdict: 'met' }, reason: '' };
    equal(await sentTo(held), [[[0, 'met'], [7, 'partly']], []]);
  },
  'what rests on an older state of one\'s own is sent again on the newer one': async () => {
    const { fetch } = window;
    const sent = [];
    useToken({ id: 'rita', permissions: [] });
    try {
      window.fetch = async (path, { method, body }) => {
        if (method === 'GET') return json(200, { criteria: [{ criterion: 'greeting', seen: 2, held: null, revisions: [{ by: { id: 'rita' } }] }] });
        sent.push(JSON.parse(body).seen);
        return sent.at(-1) === 2 ? json(200, { criteria: [{ criterion: 'greeting', seen: 3 }] }) : json(409, { code: 'review.changed-meanwhile', detail: 'Somebody was faster.' });
      };
      put(change('met', { seen: 1 }));
      await flush();
      equal([sent, unsent('i')], [[1, 2], []]);
    } finally {
      window.fetch = fetch;
      localStorage.removeItem('unsent rita');
      useToken(null);
    }
  },
  'where somebody else was faster, nothing that waits overrules them': async () => {
    const held = { by: { id: 'otto' }, verdict: { verdict: 'not_met' }, reason: '' };
    equal(await sentTo(held), [[[0, 'met'], [0, 'partly']], []]);
  },
  'a refused verdict falls, and the reason that was typed for it stands in its field again': async () => {
    const { fetch } = window;
    useToken({ id: 'rita', permissions: [] });
    try {
      window.fetch = async (path, { method }) => (method === 'GET' ? json(200, { criteria: [] }) : json(409, { detail: 'Somebody was faster.' }));
      put({ ...change('met'), body: { verdict: 'met', reason: 'Half a page.' } });
      await flush();
      equal([unsent('i'), draft('i reason greeting')], [[], 'Half a page.']);
    } finally {
      window.fetch = fetch;
      keepDraft('i reason greeting', null);
      useToken(null);
    }
  },
  'whoever logged in anew in another tab goes on here with the new token': async () => {
    const { fetch } = window;
    const sent = [];
    useToken({ id: 'rita', permissions: [], csrf: 'old' });
    try {
      window.fetch = async (path, { method, headers }) => {
        if (path === '/api/v1/me') return json(200, { id: 'rita', permissions: [], csrf: 'new' });
        sent.push(headers['X-CSRF-Token']);
        return headers['X-CSRF-Token'] === 'new' ? json(200, { criteria: [] }) : json(403, { code: 'web.token-missing', detail: 'Repeat the token.' });
      };
      put(change('met'));
      await flush();
      equal([sent, unsent('i')], [['old', 'new'], []]);
    } finally {
      window.fetch = fetch;
      localStorage.removeItem('unsent rita');
      useToken(null);
    }
  },
  'what the server cannot hear stays, and is sent when it hears again': async () => {
    const { fetch } = window;
    useToken({ id: 'rita', permissions: [] });
    try {
      put(change('met', { seen: 7 }));
      for (const deaf of [() => { throw new TypeError('Failed to fetch'); }, () => json(507, { code: 'store.full' }), () => json(429, { code: 'inbox.busy' })]) {
        window.fetch = async () => deaf();
        await flush();
        equal(told(unsent('i')), [['greeting', 7, 'met']]);
      }
      window.fetch = async () => json(200, { criteria: [] });
      await flush();
      equal(unsent('i'), []);
    } finally {
      window.fetch = fetch;
      localStorage.removeItem('unsent rita');
      useToken(null);
    }
  },
  'lines without a change stay as they are': () => {
    const line = { id: 'greeting', verdict: 'met' };
    equal(withUnsent([line], [change('partly', { criterion: 'other' })])[0] === line, true);
  },
};
