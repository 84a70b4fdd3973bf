// "Your account": password, second factor, passkeys, sessions.

import { ask, useToken } from '../api.js';
import { html, Part } from '../base.js';
import { button, dialog, element, field, form, password, qrCode, time } from '../elements.js';
import { make, obstacle, sentence } from '../passkey.js';

let parts;
let status;

function section(title, ...children) {
  const heading = element('h2', {}, title);
  return element('section', {}, heading, ...children);
}

function note(text) {
  return element('p', { className: 'note' }, text);
}

// Whatever changes how one logs in gives this page a new session.
function taken({ me, recoveryCodes }) {
  useToken(me);
  dispatchEvent(new Event('me'));
  if (recoveryCodes.length > 0) {
    showCodes(recoveryCodes);
  }
}

function showCodes(codes) {
  const list = element('ol', { className: 'codes' }, ...codes.map(code => element('li', {}, element('code', {}, code))));
  const close = button('I have kept them', { className: '' });
  const shown = dialog('Your recovery codes',
    element('p', {}, 'Each code lets you log in once if you have lost your second factor. They are shown only now: print them or write them down.'), list, close);
  close.addEventListener('click', () => shown.dismiss());
}

function passwordPart() {
  const old = password('Present password', 'current-password');
  const chosen = password('New password, at least 12 characters', 'new-password');
  const again = password('Repeat the password', 'new-password');
  return section('Password', form([old, chosen, again], 'Change password', async (before, after, repeated) => {
    if (after !== repeated) {
      throw new Error('The two new passwords are not the same.');
    }
    const me = await ask('PUT', '/me/password', { old: before, new: after });
    taken({ me, recoveryCodes: [] });
    await show('Your password is changed. Your other sessions have ended.');
  }));
}

// Asks for the password once more before something is done.
function withPassword(title, label, work, extra = [], describe = undefined) {
  const own = password('Your password', 'current-password');
  const cancel = button('Cancel');
  const shown = dialog(title, form([...extra, own], label, async (...values) => {
    const next = await work(...values);
    shown.dismiss();
    await next?.();
  }, describe), cancel);
  cancel.addEventListener('click', () => shown.dismiss());
}

function addApp() {
  withPassword('Add an authenticator app', 'Go on', async own => {
    const secret = await ask('POST', '/me/app', { password: own });
    return () => confirmApp(secret);
  });
}

function confirmApp({ secret, uri, qr }) {
  const code = field('Code that the app shows now', { autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 10 });
  const cancel = button('Cancel');
  const shown = dialog('Scan this with your authenticator app', qrCode(qr),
    element('p', {}, 'Or type this key: ', element('code', {}, secret.replace(/(.{4})(?=.)/g, '$1 '))),
    element('p', {}, element('a', { href: uri }, 'Open in an app on this device')),
    form([code], 'Add the app', async shownCode => {
      const changed = await ask('POST', '/me/app/confirm', { code: shownCode });
      shown.dismiss();
      taken(changed);
      await show('Your authenticator app is added. From now on you are asked for its code when you log in.');
    }), cancel);
  cancel.addEventListener('click', () => shown.dismiss());
}

function removal(title, path, said) {
  return button('Remove', { ariaLabel: title, onclick: () => withPassword(title, 'Remove', async own => {
    taken(await ask('POST', path, { password: own }));
    return () => show(said);
  }) });
}

function factorPart(factors) {
  if (factors.external) {
    return [section('Second factor', note('You log in at your identity provider, which looks after your password and second factor.'))];
  }
  const why = element('p', {}, 'With a second factor, nobody can log in who knows only your password.');
  const must = element('p', { className: 'wrong', hidden: !factors.needed || factors.appSince !== null || factors.passkeys.length > 0 },
    'Your role must have a second factor. Add one now; until then you can do nothing else.');
  const app = factors.appSince === null
    ? button('Add an authenticator app', { onclick: addApp })
    : element('p', {}, 'Authenticator app, added ' + time(factors.appSince) + ' ', removal('Remove the authenticator app', '/me/app/remove', 'The authenticator app is removed.'));
  const made = [section('Second factor', why, must, app), passkeyPart(factors)];
  if (factors.appSince !== null || factors.passkeys.length > 0) {
    made.push(codesPart(factors.recoveryCodes));
  }
  return made;
}

function passkeyPart({ passkeys, passkeyHost }) {
  const list = element('ul', {}, ...passkeys.map(one => element('li', {}, one.name + ' — added ' + time(one.createdAt) + ', last used ' + time(one.usedAt) + ' ',
    removal('Remove the passkey ' + one.name, '/me/passkeys/' + one.id + '/remove', 'The passkey is removed.'))));
  const why = obstacle(passkeyHost);
  const add = why === null ? button('Add a passkey', { onclick: addPasskey }) : note(why);
  return section('Passkeys', element('p', {}, 'A passkey lets you in by fingerprint, face or PIN of your device, without a password.'), list, add);
}

function addPasskey() {
  const name = field('A name for it, such as "work laptop"', { maxLength: 60 });
  withPassword('Add a passkey', 'Go on', async (called, own) => {
    const { ticket, publicKey } = await ask('POST', '/me/passkeys/options', { password: own });
    const credential = await make(publicKey);
    const changed = await ask('POST', '/me/passkeys', { ticket, name: called, credential });
    return async () => {
      taken(changed);
      await show('Your passkey is added.');
    };
  }, [name], sentence);
}

function codesPart(left) {
  const renew = button('Make new recovery codes', { onclick: () => withPassword('Make new recovery codes', 'Make them', async own => {
    const changed = await ask('POST', '/me/recovery-codes', { password: own });
    return async () => {
      taken(changed);
      await show('The old recovery codes are no longer valid.');
    };
  }) });
  return section('Recovery codes', element('p', {}, left + ' of your recovery codes are left.'), renew);
}

function sessionsPart(sessions) {
  const list = element('ul', {}, ...sessions.map(one => {
    const words = one.browser + ', ' + one.address + ' — since ' + time(one.createdAt) + ', last used ' + time(one.seenAt) + ', by ' + one.way;
    if (one.current) {
      return element('li', {}, element('strong', {}, 'This session: '), words);
    }
    return element('li', {}, words + ' ', button('End', { ariaLabel: 'End the session of ' + one.browser + ', ' + one.address, onclick: () => guarded(async () => {
      await ask('DELETE', '/me/sessions/' + one.id);
      await show('The session has ended.');
    }) }));
  }));
  const others = button('End all others', { hidden: sessions.length < 2, onclick: () => guarded(async () => {
    const { count } = await ask('DELETE', '/me/sessions');
    await show(count === 1 ? 'One session has ended.' : count + ' sessions have ended.');
  }) });
  return section('Sessions', list, others);
}

async function guarded(work) {
  try {
    await work();
  } catch (failed) {
    status.textContent = failed.message;
  }
}

async function show(said) {
  const [me, factors, sessions] = await Promise.all([ask('GET', '/me'), ask('GET', '/me/factors'), ask('GET', '/me/sessions')]);
  useToken(me);
  const all = factors.external ? factorPart(factors) : [...factorPart(factors), passwordPart()];
  if (me.mustAddFactor === false && !factors.external) {
    all.unshift(all.pop());
  }
  parts.replaceChildren(...all, sessionsPart(sessions.items));
  status.textContent = said;
}

class AccountPage extends Part {
  firstUpdated() {
    parts = this.querySelector('#parts');
    status = this.querySelector('#status');
    guarded(() => show(''));
  }

  render() { return html`<div class="page sheet"><h1>Your account</h1><div id="parts"></div><p id="status" role="status"></p></div>`; }
}

customElements.define('page-account', AccountPage);
