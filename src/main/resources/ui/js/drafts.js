// What somebody is typing is kept in this browser until the server has it, so that neither a reload nor a server that is away loses it.
// Each person has drafts of their own. They are forgotten when they are sent, given up, a week old, or when the person logs out.

import { who } from './api.js';

const KEPT_MS = 7 * 24 * 3600 * 1000;
const prefix = () => `draft ${who()?.id} `;

const names = () => Object.keys(localStorage).filter(name => name.startsWith(prefix()));

/** @param place such as "0192… greeting reason" @returns what was typed there and not sent, or null */
export function draft(place) {
  try {
    const { text, at } = JSON.parse(localStorage.getItem(prefix() + place));
    return Date.now() - at < KEPT_MS ? text : null;
  } catch {
    return null;
  }
}

/** Keeps it; null forgets it. A browser that keeps nothing is no reason to stop typing. */
export function keepDraft(place, text) {
  try {
    if (text === null) localStorage.removeItem(prefix() + place);
    else localStorage.setItem(prefix() + place, JSON.stringify({ text, at: Date.now() }));
  } catch { /* full, or switched off */ }
}

/** Places that begin so and have a draft. */
export const draftsOf = start => names().map(name => name.slice(prefix().length)).filter(place => place.startsWith(start) && draft(place) !== null);

export function forgetOld() { names().map(name => name.slice(prefix().length)).filter(place => draft(place) === null).forEach(place => keepDraft(place, null)); }

export function forgetAll() { names().forEach(name => localStorage.removeItem(name)); }
