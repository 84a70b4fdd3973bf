/** {@code earmark speech}: what the recogniser expects to hear, made from texts. */
@NullMarked
package dev.earmark.app.command.speech;

import org.jspecify.annotations.NullMarked;
