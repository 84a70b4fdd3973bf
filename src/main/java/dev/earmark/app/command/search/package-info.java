/**
 * {@code earmark search}: in conversations of a folder, which are indexed in memory for the one question, or in what
 * the service has indexed.
 */
@NullMarked
package dev.earmark.app.command.search;

import org.jspecify.annotations.NullMarked;
