/**
 * What coaches ask for at a prompt.
 */
@NullMarked
package dev.earmark.app.command.coach;

import org.jspecify.annotations.NullMarked;
