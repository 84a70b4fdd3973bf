/**
 * The bytes that go to servers of language models and come back: how a server wants to be asked as far as its refusals have told, replies
 * that come in pieces, and lines that only keep a connection alive. Knows nothing of questions and conversations.
 */
@NullMarked
package dev.earmark.language.wire;

import org.jspecify.annotations.NullMarked;
