/** Chats and tickets as the systems of help desks write them. */
@NullMarked
package dev.earmark.exports.desk;

import org.jspecify.annotations.NullMarked;
