/**
 * The composition root: settings, and what is made of them. {@link dev.earmark.app.Application} wires what listens to and scores a
 * conversation, {@link dev.earmark.app.Service} the service around it, each object with {@code new}, from the bottom of the map to its top.
 */
@NullMarked
package dev.earmark.app;

import org.jspecify.annotations.NullMarked;
