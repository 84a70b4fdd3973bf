// Requests to the API: the session's token goes with every change, and a refusal becomes an Error with the server's own sentence.

let token = null;

export function useToken(me) {
  token = me.csrf;
}

export async function ask(method, path, body) {
  const headers = {};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (token !== null && method !== 'GET') {
    headers['X-CSRF-Token'] = token;
  }
  const answer = await fetch('/api/v1' + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const json = text === '' ? null : JSON.parse(text);
  if (!answer.ok) {
    const refused = new Error(json?.detail ?? 'The server does not answer as it should.');
    refused.code = json?.code;
    refused.status = answer.status;
    throw refused;
  }
  return json;
}
