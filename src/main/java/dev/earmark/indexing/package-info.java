/**
 * Keeps the search index level with the store, answers searches from it, and looks at what is newly scored for those who asked to be told.
 *
 * <pre>{@code
 *   whatever changes an interaction ──► interaction.version + 1            (in its own transaction, store.Indexed)
 *                                              │ woken by what is kept here, or after 300 ms
 *                                              ▼
 *   Indexer: version > indexed_version ──► Documents ──► SearchIndex.keep ──► alerts ──► indexed_version = the version READ
 *                                                            durable               one transaction
 *   MeaningCopier: vectors, later and slowly;  words of what was deleted, out of the files within the hour
 * }</pre>
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Durable first, noted second.</b> A kill between the two makes the same batch come again, and the same batch again changes
 *       nothing.
 *   <li><b>The index is never mended.</b> It has an identity that the store knows, too. When the two differ, when files are gone, or when
 *       something in them is damaged, they are wiped and everything is copied anew, the newest first, while searches are answered from
 *       what is there already and say so.
 *   <li><b>One process keeps it level.</b> Of several nodes on one database the one with the lease does; the others search.
 *   <li><b>An alert sees each newly scored interaction once.</b> What it found is kept in the transaction that notes the version as known,
 *       so that neither a repeated batch nor a rebuilt index tells of it again.
 * </ul>
 */
@NullMarked
package dev.earmark.indexing;

import org.jspecify.annotations.NullMarked;
