/**
 * A house in which people have worked for eight weeks, to be looked at before there is anything of one's own: calls with sound, chats and
 * e-mails of twelve agents in three teams, with reviews, disputes, comments, saved views and searches. Nobody in it exists.
 *
 * <p>It goes the ways that everything goes: the same reception, the same steps, the same deeds of people. What lies in the past is done by
 * a clock that is handed in ({@link dev.earmark.example.PastClock}). It is told apart by how it came in
 * ({@link dev.earmark.store.Interactions#EXAMPLE}) and by the ids of its people, and is taken away by that. The chats are put together from
 * the phrases of a file, so that they differ and it is known what each agent did well: where the machine says otherwise, the reviewers of
 * the example correct it, and nowhere else.
 */
@NullMarked
package dev.earmark.example;

import org.jspecify.annotations.NullMarked;
