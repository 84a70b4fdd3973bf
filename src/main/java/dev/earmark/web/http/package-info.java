/**
 * One HTTP request and its answer, apart from what they mean: bodies read piece by piece and strictly, answers as values, problems of
 * RFC 9457, entity tags and ranges. Handlers are plain blocking code on a virtual thread; everything that touches Vert.x's request and
 * response runs on their event loop.
 */
@NullMarked
package dev.earmark.web.http;

import org.jspecify.annotations.NullMarked;
