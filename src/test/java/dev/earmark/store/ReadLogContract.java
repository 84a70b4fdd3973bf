package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Checkpoint;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.testing.SampleInteractions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

interface ReadLogContract extends UsesStore {

    Duration ONCE = Duration.ofMinutes(10);

    private boolean noted(String actor, String action, String interaction, Instant at) {
        return store().<Boolean>write(tx -> tx.reads().note(new AuditEntry(at, actor, action, interaction, "getResult"), at.minus(ONCE)));
    }

    @Test
    default void theSameReadIsNotedAgainOnlyAfterAWhile() {
        String call = SampleInteractions.id();
        Instant now = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(noted("rita", "interaction.read", call, now)).isTrue();
        assertThat(noted("rita", "interaction.read", call, now.plusSeconds(599))).isFalse();
        assertThat(noted("rita", "interaction.hear", call, now.plusSeconds(1))).as("hearing is not reading").isTrue();
        assertThat(noted("sam", "interaction.read", call, now.plusSeconds(1))).as("somebody else").isTrue();
        assertThat(noted("rita", "interaction.read", SampleInteractions.id(), now.plusSeconds(1))).as("another call").isTrue();
        assertThat(noted("rita", "interaction.read", call, now.plusSeconds(601))).isTrue();
        assertThat(listed(tx -> tx.reads().after(0, 100, call, null))).extracting(link -> link.entry().actor())
                .containsExactly("rita", "rita", "sam", "rita");
        assertThat(listed(tx -> tx.reads().after(0, 100, call, "sam"))).hasSize(1);
        assertThat(maybe(tx -> tx.reads().verify())).isEmpty();
    }

    @Test
    default void manyAtOnceNoteOneReadOnce() throws Exception {
        String call = SampleInteractions.id();
        Instant now = Instant.now();
        Callable<Boolean> read = () -> noted("rita", "interaction.hear", call, now);

        assertThat(atOnce(Collections.nCopies(20, read))).filteredOn(fresh -> fresh).hasSize(1);
        assertThat(listed(tx -> tx.reads().after(0, 100, call, null))).hasSize(1);
        assertThat(maybe(tx -> tx.reads().verify())).isEmpty();
    }

    @Test
    default void oldReadsAreForgottenFromTheBeginningAndTheAuditLogSaysSo() {
        Instant old = Instant.parse("2020-03-02T12:00:00Z");
        store().<Integer>write(tx -> tx.reads().forget(Instant.parse("2100-01-01T00:00:00Z"), Instant.now(), 10_000));
        List<String> calls = java.util.stream.Stream.generate(SampleInteractions::id).limit(6).toList();
        for (int i = 0; i < calls.size(); i++) {
            noted("rita", "interaction.read", calls.get(i), old.plus(Duration.ofDays(i)));
        }
        Link kept = store().<Link>read(tx -> tx.reads().head().orElseThrow());

        int first = store().write(tx -> tx.reads().forget(old.plus(Duration.ofDays(4)), Instant.now(), 3));
        int second = store().write(tx -> tx.reads().forget(old.plus(Duration.ofDays(4)), Instant.now(), 3));

        assertThat(List.of(first, second)).containsExactly(3, 1);
        assertThat(listed(tx -> tx.reads().after(0, 100, null, null))).extracting(link -> link.entry().target())
                .containsExactly(calls.get(4), calls.get(5));
        assertThat(store().<Long>read(tx -> tx.reads().count())).isEqualTo(2);
        assertThat(maybe(tx -> tx.reads().verify(kept))).isEmpty();
        assertThat(maybe(tx -> tx.audit().verify())).isEmpty();
        assertThat(maybe(tx -> tx.audit().last(Checkpoint.ACTION)).orElseThrow().entry().detail()).contains("before 2020-03-06");

        int rest = store().write(tx -> tx.reads().forget(Instant.parse("2100-01-01T00:00:00Z"), Instant.now(), 10_000));
        assertThat(rest).isEqualTo(2);
        assertThat(maybe(tx -> tx.reads().verify(kept))).as("an end that was kept elsewhere and was forgotten since").isEmpty();
        assertThat(maybe(tx -> tx.reads().head())).isEmpty();
        assertThat(noted("rita", "interaction.read", calls.getFirst(), Instant.now())).isTrue();
        assertThat(maybe(tx -> tx.reads().verify())).isEmpty();
    }

    @Test
    default void theAuditLogIsShownForOneThingOrOneActor() {
        String call = SampleInteractions.id();
        store().<Boolean>write(tx -> {
            tx.audit().append(new AuditEntry(Instant.now(), "actor-of-" + call, "interaction.delete", call, ""));
            tx.audit().append(new AuditEntry(Instant.now(), "actor-of-" + call, "key.create", "key", ""));
            return true;
        });

        assertThat(listed(tx -> tx.audit().after(0, 10, call, null))).hasSize(1);
        assertThat(listed(tx -> tx.audit().after(0, 10, null, "actor-of-" + call))).hasSize(2);
        assertThat(maybe(tx -> tx.audit().last("no.such-action"))).isEmpty();
    }
}
