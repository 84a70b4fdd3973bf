/**
 * The only door to language models. So far the models are embedders that run in this process; nothing here opens a network
 * connection.
 */
@NullMarked
package dev.earmark.language;

import org.jspecify.annotations.NullMarked;
