// Addresses and pages. Browsers with the Navigation API change the page in place; others load it, which works as well.

const ROUTES = [
  ['/calls', 'calls'], ['/calls/:id', 'call'], ['/me', 'me'], ['/disputes', 'disputes'], ['/admin', 'admin'], ['/admin/:part', 'admin'],
  ['/account', 'account'], ['/start', 'start'], ['/search', 'search'], ['/customer', 'customer'], ['/trends', 'trends'],
  ['/coach', 'coach'], ['/coach/:agent', 'coach'], ['/coach/:agent/:sheet', 'coach'], ['/playbook', 'playbook'],
  ['/surveys', 'surveys'],
];

/** {page, params} of a path, or null for an address that is none of the application's. */
export function match(path) {
  const given = path.split('/').filter(Boolean);
  for (const [pattern, page] of ROUTES) {
    const wanted = pattern.split('/').filter(Boolean);
    if (wanted.length === given.length && wanted.every((segment, i) => segment.startsWith(':') || segment === given[i])) {
      const params = {};
      wanted.forEach((segment, i) => { if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(given[i]); });
      return { page, params };
    }
  }
  return null;
}

export const query = () => Object.fromEntries(new URLSearchParams(location.search));

/** To another page of the application. @param replace leaves no way back to this one */
export function go(address, { replace = false } = {}) {
  if (window.navigation) navigation.navigate(address, { history: replace ? 'replace' : 'auto', info: 'page' });
  else if (replace) location.replace(address);
  else location.assign(address);
}

/** Changes the fields of this address, without a new page: null takes one out. */
export function setQuery(changes, { entry = false } = {}) {
  const fields = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') fields.delete(name); else fields.set(name, value);
  }
  const address = location.pathname + (fields.size ? '?' + fields : '');
  if (entry) history.pushState(null, '', address); else history.replaceState(null, '', address);
}

/** @param show is called with {page, params} now and after each change of address */
export function start(show) {
  show(match(location.pathname));
  if (!window.navigation) {
    addEventListener('popstate', () => show(match(location.pathname)));
    return;
  }
  navigation.addEventListener('navigate', event => {
    const target = new URL(event.destination.url);
    const found = match(target.pathname);
    const ours = target.origin === location.origin && found !== null;
    const silent = event.navigationType === 'replace' || event.navigationType === 'push' ? event.info !== 'page' && !event.userInitiated : false;
    if (!ours || !event.canIntercept || event.hashChange || event.downloadRequest !== null || event.formData || silent) return;
    event.intercept({ focusReset: 'manual', handler: async () => show(found) });
  });
}
