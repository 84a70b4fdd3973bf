package dev.earmark.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.outcome.RepeatContacts.Contact;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTableTest {

    private final List<OutcomeRow> rows = new ArrayList<>();
    private final List<OutcomeTable.Unreadable> wrong = new ArrayList<>();

    @Test
    void columnsAreKnownByNameInAnyOrderAndOthersArePassedOver() {
        read("CSAT;Colour;Call-ID;Resolved", "5;red;c-1;Yes\n;blue;c-2;no\n");

        assertThat(rows).extracting(OutcomeRow::externalId).containsExactly("c-1", "c-2");
        assertThat(rows.getFirst().values()).isEqualTo(Map.of(OutcomeName.CSAT, "5", OutcomeName.RESOLVED, "yes"));
        assertThat(rows.getLast().values()).isEqualTo(Map.of(OutcomeName.RESOLVED, "no"));
    }

    @Test
    void aRowThatCannotBeReadIsToldAndTheOthersAreKept() {
        read("id,csat", "a,6\nb,4\nc,good\n");

        assertThat(rows).extracting(OutcomeRow::interactionId).containsExactly("b");
        assertThat(wrong).extracting(OutcomeTable.Unreadable::line).containsExactly(2L, 4L);
        assertThat(wrong.getFirst().sentence()).contains("\"6\"", "1 to 5");
    }

    @Test
    void customerAndTimeNameAnInteractionToo() {
        read("customer,time,sale", "k-1,2026-11-02 10:00:00,yes\nk-2,2026-11-02T10:00:00+01:00,no\nk-3,yesterday,no\n");

        assertThat(rows).extracting(OutcomeRow::time)
                .containsExactly(Instant.parse("2026-11-02T10:00:00Z"), Instant.parse("2026-11-02T09:00:00Z"));
        assertThat(wrong).hasSize(1);
    }

    @Test
    void aTableWithoutAnythingToJoinByIsRefused() {
        assertThatThrownBy(() -> read("customer,csat", "k-1,5\n")).isInstanceOfSatisfying(Rejected.class,
                refused -> assertThat(refused.code()).isEqualTo("outcome.no-table"));
        assertThatThrownBy(() -> read("id,colour", "k-1,red\n")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> read("", "")).isInstanceOf(Rejected.class);
    }

    @Test
    void aCustomerWhoCallsAgainWithinAWeekHadToComeBack() {
        Instant begin = Instant.parse("2026-11-01T09:00:00Z");
        List<Contact> contacts = List.of(new Contact("first", "k", begin), new Contact("second", "k", begin.plusSeconds(6 * 86_400)),
                new Contact("other", "l", begin), new Contact("late", "m", begin.plusSeconds(20 * 86_400)));

        Map<String, Boolean> none = RepeatContacts.none(contacts, begin.plusSeconds(21 * 86_400));

        assertThat(none).isEqualTo(Map.of("first", false, "second", true, "other", true));
    }

    private void read(String head, String rest) {
        OutcomeTable.read("t.csv", head, new StringReader(rest), rows::add, wrong::add);
    }
}
