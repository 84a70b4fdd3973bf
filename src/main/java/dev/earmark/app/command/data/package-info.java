/**
 * What an operator does with everything that is kept: backup, restore, the rehearsal of a restore, and the look for what has rotted.
 */
@NullMarked
package dev.earmark.app.command.data;

import org.jspecify.annotations.NullMarked;
