// Offers to log in by a passkey where that can work.

import { ask } from './api.js';
import { obstacle, sentence, sign } from './passkey.js';

const part = document.getElementById('by-passkey');
const status = document.getElementById('status');

async function logIn() {
  try {
    const { ticket, publicKey } = await ask('POST', '/login/passkey/options');
    const credential = await sign(publicKey);
    await ask('POST', '/login/passkey', { ticket, credential });
    location.assign(document.querySelector('input[name=then]').value);
  } catch (failed) {
    status.textContent = sentence(failed);
  }
}

if (part !== null && obstacle(part.dataset.host) === null) {
  part.hidden = false;
  part.querySelector('button').addEventListener('click', logIn);
}
