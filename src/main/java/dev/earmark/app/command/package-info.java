/**
 * What people type: one class a command, named as it is typed; those that go together have a room of their own.
 * {@link dev.earmark.app.command.Main} starts here, {@link dev.earmark.app.command.CommandLines} puts the commands together.
 *
 * <p>A command reads its options, asks the rooms that {@code dev.earmark.app} has wired, and prints. It decides nothing about calls.
 */
@NullMarked
package dev.earmark.app.command;

import org.jspecify.annotations.NullMarked;
