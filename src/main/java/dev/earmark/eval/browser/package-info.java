/**
 * How quick the application's page is in a real browser: an installed Chromium, driven by its DevTools protocol over a web socket of the
 * JDK, so that the program needs no library for it.
 */
@NullMarked
package dev.earmark.eval.browser;

import org.jspecify.annotations.NullMarked;
