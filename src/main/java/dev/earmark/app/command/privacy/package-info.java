/** {@code earmark customer} and {@code earmark retention}: what is kept of people, and what need not be. */
@NullMarked
package dev.earmark.app.command.privacy;

import org.jspecify.annotations.NullMarked;
