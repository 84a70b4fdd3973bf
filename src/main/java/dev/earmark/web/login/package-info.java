/**
 * Finds out who makes a request, and lets people in: sessions of pages, keys of programs, passwords with their one-time links, second
 * factors, and the identity provider of the company, each in a room of its own; {@link dev.earmark.web.login.Logins} puts them together. Of
 * every secret only a digest is kept; failures are counted in the store, so that every node counts the same.
 */
@NullMarked
package dev.earmark.web.login;

import org.jspecify.annotations.NullMarked;
