// What happens on the server, as it happens. A browser allows six connections to a server, so of all tabs one holds the stream and tells
// the others; when it is hidden for a minute, another one takes over.

const TYPES = ['interaction.received', 'interaction.transcribed', 'interaction.measured', 'interaction.scored', 'interaction.marked',
  'interaction.summarised', 'interaction.parked', 'interaction.resumed', 'interaction.deleted', 'interaction.reduced', 'interaction.outcome', 'moment.marked', 'review.revised', 'review.finished',
  'review.shared', 'review.unshared', 'review.acknowledged', 'review.assigned', 'comment.written', 'transcript.corrected', 'dispute.opened', 'dispute.settled',
  'playbook.published', 'playbook.retired', 'clip.refused', 'clip.allowed', 'onetoone.shared', 'onetoone.acknowledged', 'rubric.published', 'rubric.retired', 'reset'];
const HIDDEN_MS = 60_000;

const listeners = new Set();
const others = new BroadcastChannel('earmark-live');
let last = null;

/** @param listener is told {type, at, interactionId, agentId, detail}; type "reset" when something may have been missed @returns what ends it */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(event) { listeners.forEach(listener => listener(event)); }

/** Holds the stream until this tab was hidden for long. */
function hold() {
  return new Promise(resolve => {
    const source = new EventSource('/api/v1/events' + (last === null ? '' : '?after=' + last));
    let timer = null;
    const told = message => {
      last = message.lastEventId || last;
      const event = message.type === 'reset' ? { type: 'reset' } : JSON.parse(message.data);
      others.postMessage({ event, last });
      tell(event);
    };
    TYPES.forEach(type => source.addEventListener(type, told));
    const seen = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(end, HIDDEN_MS);
    };
    const end = () => {
      source.close();
      document.removeEventListener('visibilitychange', seen);
      resolve();
    };
    document.addEventListener('visibilitychange', seen);
    seen();
  });
}

const visible = () => new Promise(resolve => {
  if (!document.hidden) resolve();
  else document.addEventListener('visibilitychange', () => resolve(), { once: true });
});

/** Begins to listen; never ends. @param place of the newest event before the page asked for anything: what happened since is told, too */
export async function startLive(place) {
  last ??= place ?? null;
  others.addEventListener('message', ({ data }) => {
    last = data.last;
    tell(data.event);
  });
  if (!navigator.locks) {
    await hold();
    return;
  }
  for (;;) {
    await visible();
    await navigator.locks.request('earmark-live', hold);
  }
}
