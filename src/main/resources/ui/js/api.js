// Requests to the API: the session's token goes with every change, and a refusal becomes an Error with the server's own sentence.

let me = null;

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? 'The server does not answer as it should.');
    this.status = status;
    this.code = problem?.code;
    this.errors = problem?.errors ?? [];
  }
}

/** Who is logged in; null before useToken. */
export const who = () => me;

export const may = permission => me?.permissions.includes(permission) ?? false;

/** Whatever gives this page a new session tells its token. */
export function useToken(known) { me = known; }

/** To the form to log in, and back here afterwards. */
function logIn() { location.assign('/login/form?then=' + encodeURIComponent(location.pathname + location.search)); }

async function read(answer) {
  const text = await answer.text();
  const json = /json/.test(answer.headers.get('content-type') ?? '') && text ? JSON.parse(text) : null;
  if (answer.ok) return json ?? text;
  if (json?.code === 'web.not-known' && me !== null) logIn();
  throw new Refused(answer.status, json);
}

async function send(path, options) {
  try {
    return await fetch('/api/v1' + path, options);
  } catch (gone) {
    if (gone.name === 'AbortError') throw gone;
    throw new Refused(0, { detail: 'The server cannot be reached.' });
  }
}

/** Whoever logged in anew in another tab has another token. @returns whether it is known now */
async function renewed() {
  const known = await read(await send('/me', {}));
  if (known.id !== me.id) { // somebody else sits here now: what this page shows is not theirs
    location.reload();
    return false;
  }
  useToken(known);
  return true;
}

/**
 * @param body  made into JSON; text is sent as it is, as YAML unless a header says otherwise
 * @param extra headers, and `signal` to give up
 */
export async function ask(method, path, body, { signal, ...extra } = {}) {
  const headers = { ...extra };
  const text = typeof body === 'string' || body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] ??= text ? 'application/yaml' : 'application/json';
  if (me?.csrf && method !== 'GET') headers['X-CSRF-Token'] = me.csrf;
  const asked = () => send(path, { method, headers, signal, body: body === undefined || text ? body : JSON.stringify(body) });
  try {
    return await read(await asked());
  } catch (refused) {
    if (refused.code !== 'web.token-missing' || me === null || !await renewed()) throw refused;
    headers['X-CSRF-Token'] = me.csrf;
    return read(await asked());
  }
}

export const get = (path, extra) => ask('GET', path, undefined, extra);

/** Also tells the entity tag, to be sent back as If-Match. */
export async function getTagged(path) {
  const answer = await send(path, {});
  const tag = answer.headers.get('etag');
  return { value: await read(answer), tag };
}

export async function bytes(path, signal) {
  const answer = await send(path, { signal });
  return answer.ok ? answer.arrayBuffer() : read(answer);
}

/** "?a=1&b=2" of the fields that hold something. */
export function queryOf(fields) {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return query.size ? '?' + query : '';
}

/** Files that are read as conversations, and how they are sent. */
const TEXTS = [[/\.json$/i, 'application/json'], [/\.vtt$/i, 'text/vtt'], [/\.srt$/i, 'application/x-subrip'], [/\.[ct]sv$/i, 'text/csv'],
  [/\.txt$/i, 'text/plain'], [/\.eml$/i, 'message/rfc822'], [/\.mbox$/i, 'application/mbox'], [/\.gz$/i, 'application/gzip']];

/** Sends a recording, or a conversation as text. @param moved is told the share that is sent, 0 to 1 */
export async function upload(file, facts, language, moved) {
  try {
    return await sendFile(file, facts, language, moved);
  } catch (refused) {
    if (refused.code !== 'web.token-missing' || !await renewed()) throw refused;
    return sendFile(file, facts, language, moved);
  }
}

function sendFile(file, facts, language, moved) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/interactions' + (language ? '?language=' + encodeURIComponent(language) : ''));
    if (me?.csrf) request.setRequestHeader('X-CSRF-Token', me.csrf);
    request.upload.addEventListener('progress', event => moved(event.total ? event.loaded / event.total : 0));
    request.addEventListener('error', () => reject(new Refused(0, { detail: 'The server cannot be reached.' })));
    request.addEventListener('load', () => {
      const body = /json/.test(request.getResponseHeader('content-type') ?? '') ? JSON.parse(request.responseText) : null;
      if (request.status < 300) resolve(body); else reject(new Refused(request.status, body));
    });
    const text = TEXTS.find(([ending]) => ending.test(file.name));
    if (text) {
      request.setRequestHeader('Content-Type', text[1]);
      request.send(file);
    } else {
      const form = new FormData();
      form.append('facts', new Blob([JSON.stringify(facts)], { type: 'application/json' }));
      form.append('audio', file, file.name);
      request.send(form);
    }
  });
}
