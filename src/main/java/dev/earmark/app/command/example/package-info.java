/** The page on the example: a folder of its own, the service on it, and links that log in. */
@NullMarked
package dev.earmark.app.command.example;

import org.jspecify.annotations.NullMarked;
