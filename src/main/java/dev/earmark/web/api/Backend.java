package dev.earmark.web.api;

import dev.earmark.blobs.BlobStore;
import dev.earmark.example.ExampleHouse;
import dev.earmark.inbox.Erasure;
import dev.earmark.indexing.IndexedSearch;
import dev.earmark.inbox.Reception;
import dev.earmark.results.KnownResult;
import dev.earmark.jobs.Rescoring;
import dev.earmark.library.RubricRegister;
import dev.earmark.outcome.theme.CommentThemes;
import dev.earmark.playbook.making.ClipSound;
import dev.earmark.playbook.making.PlaybookWorkshop;
import dev.earmark.redaction.Redactor;
import dev.earmark.store.Store;
import dev.earmark.webhooks.Deliveries;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Everything that requests are answered with.
 *
 * @param redactor        takes out of words that come in here what nobody may keep
 * @param mostUploadBytes of one recording with all its parts
 * @param mostTextBytes   of one conversation as text
 * @param ids             gives UUIDs of version 7
 * @param program         name and version of this program
 */
public record Backend(
        Store store,
        BlobStore blobs,
        Reception reception,
        Erasure erasure,
        RubricRegister rubrics,
        Rescoring rescoring,
        KnownResult results,
        Deliveries deliveries,
        IndexedSearch search,
        Reviewing reviewing,
        ExampleHouse example,
        PlaybookWorkshop workshop,
        ClipSound clips,
        Redactor redactor,
        CommentThemes themes,
        long mostUploadBytes,
        int mostTextBytes,
        Clock clock,
        Supplier<String> ids,
        String program) {}
