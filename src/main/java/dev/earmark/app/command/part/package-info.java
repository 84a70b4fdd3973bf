/**
 * What several commands are made of: folders for a while, pages of results, the choice of a rubric, and the way through many conversations
 * of which one may fail.
 */
@NullMarked
package dev.earmark.app.command.part;

import org.jspecify.annotations.NullMarked;
