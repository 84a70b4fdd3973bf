/**
 * HTTP: the API that {@code openapi.yaml} describes, the live feed of events, and the port for operators. {@code web.contract} holds
 * requests against the contract, {@code web.login} knows who makes them, {@code web.api} answers them, one class for each resource.
 *
 * <p>An ordinary event-loop verticle hands each request to a virtual thread of its own, once: a virtual-thread verticle would run blocking
 * requests one after the other.
 */
@NullMarked
package dev.earmark.web;

import org.jspecify.annotations.NullMarked;
