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

/**
 * @param body  made into JSON; text is sent as it is, as YAML
 * @param extra headers, and `signal` to give up
 */
export async function ask(method, path, body, { signal, ...extra } = {}) {
  const headers = { ...extra };
  const text = typeof body === 'string';
  if (body !== undefined) headers['Content-Type'] = text ? 'application/yaml' : 'application/json';
  if (me?.csrf && method !== 'GET') headers['X-CSRF-Token'] = me.csrf;
  const answer = await send(path, { method, headers, signal, body: body === undefined || text ? body : JSON.stringify(body) });
  return read(answer);
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

/** Sends a recording, or a conversation as JSON. @param moved is told the share that is sent, 0 to 1 */
export function upload(file, facts, moved) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/interactions');
    if (me?.csrf) request.setRequestHeader('X-CSRF-Token', me.csrf);
    request.upload.addEventListener('progress', event => moved(event.total ? event.loaded / event.total : 0));
    request.addEventListener('error', () => reject(new Refused(0, { detail: 'The server cannot be reached.' })));
    request.addEventListener('load', () => {
      const body = /json/.test(request.getResponseHeader('content-type') ?? '') ? JSON.parse(request.responseText) : null;
      if (request.status < 300) resolve(body); else reject(new Refused(request.status, body));
    });
    if (/\.json$/i.test(file.name)) {
      request.setRequestHeader('Content-Type', 'application/json');
      request.send(file);
    } else {
      const form = new FormData();
      form.append('facts', new Blob([JSON.stringify(facts)], { type: 'application/json' }));
      form.append('audio', file, file.name);
      request.send(form);
    }
  });
}
