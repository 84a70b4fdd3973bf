package dev.earmark.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.AuditEntry;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Workplace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library with a kind of text that is no rubric: greetings, written {@code id version words}. */
class LibraryIT {

    @TempDir
    Path folder;

    private Store store;
    private Greetings form;
    private Library<String> library;

    private static final class Greetings implements Form<String> {

        private final List<String> read = new ArrayList<>();

        @Override
        public String kind() {
            return "greeting";
        }

        @Override
        public String read(String place, String text) {
            read.add(place);
            if (text.split(" ").length != 3) {
                throw new Rejected("greeting.invalid", place + " is no greeting.");
            }
            return text;
        }

        @Override
        public Label label(String content) {
            String[] words = content.split(" ");
            return new Label(words[0], Integer.parseInt(words[1]), words[2],
                    new Sha256().add(content.getBytes(StandardCharsets.UTF_8)).hex());
        }

        @Override
        public EventType published() {
            return EventType.RUBRIC_PUBLISHED;
        }

        @Override
        public EventType retired() {
            return EventType.RUBRIC_RETIRED;
        }
    }

    @BeforeEach
    void open() {
        store = Stores.sqlite(folder);
        form = new Greetings();
        library = new Library<>(store, form, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void publish(String text) {
        PublishedText draft = library.draft(text, Workplace.ADMIN);
        library.publish(draft.id(), draft.version(), Workplace.ADMIN);
    }

    private static void refused(Class<? extends Fault> kind, String code, String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(kind).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.sentence()).contains(words);
        });
    }

    @Test
    void anyKindOfTextIsDraftedPublishedRetiredAndPublishedAgain() {
        assertThat(library.draft("hello 1 hi", Workplace.ADMIN).state()).isEqualTo(State.DRAFT);
        refused(Conflict.class, "library.draft", "The greeting hello@1 is a draft", () -> library.published("hello", 1));
        refused(NotFound.class, "greeting.unknown", "There is no greeting", () -> library.published("hello"));
        library.publish("hello", 1, Workplace.ADMIN);
        publish("hello 2 hey");
        assertThat(library.published("hello")).isEqualTo("hello 2 hey");

        assertThat(library.retire("hello", 2, Workplace.ADMIN).state()).isEqualTo(State.RETIRED);
        assertThat(library.published("hello")).isEqualTo("hello 1 hi");
        assertThat(library.load("hello", 2)).isEqualTo("hello 2 hey");
        refused(Conflict.class, "library.retired", "name another version, or publish it again", () -> library.published("hello", 2));
        refused(Conflict.class, "library.published", "raise \"version\"", () -> library.draft("hello 2 other", Workplace.ADMIN));
        library.publish("hello", 2, Workplace.ADMIN);
        assertThat(library.published("hello", 2)).isEqualTo("hello 2 hey");
        refused(Rejected.class, "greeting.invalid", "The greeting", () -> library.draft("hello", Workplace.ADMIN));
    }

    @Test
    void everyStepIsInTheAuditLogAndTold() {
        publish("hello 1 hi");
        library.retire("hello", 1, Workplace.ADMIN);

        assertThat(store.<List<AuditEntry>>read(tx -> tx.audit().after(0, 10).stream().map(link -> link.entry()).toList()))
                .extracting(AuditEntry::action).containsExactly("greeting.draft", "greeting.publish", "greeting.retire");
        assertThat(store.<List<String>>read(tx -> tx.audit().after(0, 10).stream().map(link -> link.entry().target()).toList()))
                .containsOnly("hello@1");
    }

    @Test
    void theFirstRuleThatFitsChoosesElseTheUsualOne() {
        publish("hello 1 hi");
        publish("returns 1 sorry");
        Interaction interaction = SampleInteractions.call("a-1");
        assertThat(library.chosen(interaction, () -> "hello")).isEqualTo("hello 1 hi");
        store.<Boolean>write(tx -> {
            tx.publishedTexts().replaceRules("greeting", List.of(new Rule(interaction.channel(), null, null, "returns")));
            return true;
        });
        assertThat(library.chosen(interaction, () -> "hello")).isEqualTo("returns 1 sorry");
        library.retire("returns", 1, Workplace.ADMIN);
        refused(Conflict.class, "library.retired", "Every published version of the greeting \"returns\" is retired",
                () -> library.chosen(interaction, () -> "hello"));
    }

    @Test
    void whatWasPublishedIsReadOnceAndADraftEachTime() {
        publish("hello 1 hi");
        library.draft("hello 2 hey", Workplace.ADMIN);
        form.read.clear();

        for (int i = 0; i < 3; i++) {
            library.load("hello", 1);
            library.load("hello", 2);
        }
        assertThat(form.read).containsExactly("hello@1", "hello@2", "hello@2", "hello@2");
    }

    @Test
    void whatComesWithTheProgramIsPublishedOnceAndStaysRetired() {
        Seeds<String> seeds = new Seeds<>(store, library, form);

        assertThat(seeds.plant("hello.txt", "hello 1 hi", "hello 1 hi")).isEmpty();
        assertThat(seeds.plant("hello.txt", "hello 1 hi", "hello 1 hi")).isEmpty();
        assertThat(library.published("hello")).isEqualTo("hello 1 hi");
        assertThat(seeds.plant("hello.txt", "hello 1 changed", "hello 1 changed")).get().asString()
                .contains("hello.txt differs from the published greeting hello@1");
        library.retire("hello", 1, Workplace.ADMIN);
        assertThat(seeds.plant("hello.txt", "hello 1 hi", "hello 1 hi")).isEmpty();
        refused(Conflict.class, "library.retired", "is retired", () -> library.published("hello", 1));
    }
}
