/**
 * The contract {@code openapi.yaml}, read at start: it is the only list of routes, of what each takes, and of who may call it. What a
 * request brings is held against it before any handler sees it.
 *
 * <p>Shapes are checked by vertx-json-schema; routes are ours. vertx-web-openapi-router 5.0.10 was looked at and not taken:
 *
 * <ul>
 *   <li>It takes the body of a request as one buffer ({@code RequestUtils.extract}) before it checks anything, multipart forms included. An
 *       upload here is a recording that goes straight to the disk, piece by piece, and is refused by its size, its kind and the room that
 *       is left while it is read.
 *   <li>Its JSON is that of Vert.x, which takes a key that stands twice and makes {@code 1e400} endless. Ours is {@link
 *       dev.earmark.json.StrictJson}.
 *   <li>It wants the address of the server in the contract to be absolute; the program does not know under which name it is reached.
 * </ul>
 *
 * <p>With validation switched off for both, what is left of it is matching a path against a few dozen patterns.
 */
@NullMarked
package dev.earmark.web.contract;

import org.jspecify.annotations.NullMarked;
