/** Conversations that are no JSON: subtitles, tables, plain text, mail. */
@NullMarked
package dev.earmark.exports.text;

import org.jspecify.annotations.NullMarked;
