/**
 * One call, chat or e-mail: who took part, where its sound is, and how far we have got with it.
 */
@NullMarked
package dev.earmark.interaction;

import org.jspecify.annotations.NullMarked;
