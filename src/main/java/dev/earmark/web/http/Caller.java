package dev.earmark.web.http;

import dev.earmark.access.Principal;
import dev.earmark.store.Credentials.Session;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param session of a page; null for a program with a key
 */
public record Caller(Principal principal, @Nullable Session session) {}
