// WebAuthn between the API's JSON and the browser. Binary members are base 64 for addresses in JSON.

function bytes(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, c => c.charCodeAt(0));
}

function text(buffer) {
  let plain = '';
  for (const one of new Uint8Array(buffer)) {
    plain += String.fromCharCode(one);
  }
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function ids(credentials) {
  return credentials.map(one => ({ ...one, id: bytes(one.id) }));
}

// Why passkeys cannot be used on this page; null when they can.
export function obstacle(host) {
  if (host === null || host === undefined) {
    return 'Passkeys are bound to a name, and this server is reached by an address of numbers. An administrator can set its name (web.public-url).';
  }
  if (location.hostname !== host) {
    return 'Passkeys work only where the address begins with ' + host + '. Open this page there.';
  }
  if (!window.isSecureContext || window.PublicKeyCredential === undefined) {
    return 'This browser makes no passkeys here: it needs an address that begins with https.';
  }
  return null;
}

export async function make(options) {
  const made = await navigator.credentials.create({ publicKey: {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: ids(options.excludeCredentials),
  } });
  return {
    id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: made.getClientExtensionResults(),
    response: {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

export async function sign(options) {
  const signed = await navigator.credentials.get({ publicKey: {
    ...options, challenge: bytes(options.challenge), allowCredentials: ids(options.allowCredentials),
  } });
  const handle = signed.response.userHandle;
  return {
    id: signed.id, rawId: text(signed.rawId), type: signed.type, clientExtensionResults: signed.getClientExtensionResults(),
    response: {
      clientDataJSON: text(signed.response.clientDataJSON),
      authenticatorData: text(signed.response.authenticatorData),
      signature: text(signed.response.signature),
      userHandle: handle === null ? null : text(handle),
    },
  };
}

// What a browser says when somebody cancels, or a device has none, is no sentence for people.
export function sentence(failed) {
  if (failed.name === 'InvalidStateError') {
    return 'This device has a passkey for your account already.';
  }
  return failed.name === 'NotAllowedError' ? 'No passkey was used: it was cancelled, took too long, or this device has none for you.' : failed.message;
}
