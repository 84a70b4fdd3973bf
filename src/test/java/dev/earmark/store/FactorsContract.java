package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Account;
import dev.earmark.access.Role;
import dev.earmark.fault.Conflict;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Factors.App;
import dev.earmark.store.Factors.Passkey;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

interface FactorsContract extends UsesStore {

    Instant THEN = Instant.parse("2026-03-02T12:00:00Z");

    private String person() {
        String id = SampleInteractions.id();
        changed(tx -> tx.accounts().insert(new Account(id, "factors-" + id, "Name", Role.REVIEWER, null, "hash", null, false, THEN, 1)));
        return id;
    }

    private void changed(Consumer<Store.Tx> work) {
        store().<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private boolean done(Predicate<Store.Tx> work) {
        return store().<Boolean>write(work::test);
    }

    private boolean any(String person) {
        return store().<Boolean>read(tx -> tx.factors().any(person));
    }

    @Test
    default void anAppCountsOnceItIsConfirmed() {
        String person = person();
        App app = new App(person, "sealed", false, 0, THEN);
        changed(tx -> tx.factors().putApp(app));

        assertThat(maybe(tx -> tx.factors().app(person))).contains(app);
        assertThat(any(person)).isFalse();
        changed(tx -> tx.factors().putApp(new App(person, "sealed", true, 7, THEN)));
        assertThat(any(person)).isTrue();
        assertThat(store().<Boolean>read(tx -> tx.factors().accounts().contains(person))).isTrue();
        changed(tx -> tx.factors().removeApp(person));
        assertThat(any(person)).isFalse();
    }

    @Test
    default void aStepIsUsedOnceEvenByManyAtOnce() throws Exception {
        String person = person();
        changed(tx -> tx.factors().putApp(new App(person, "sealed", true, 7, THEN)));
        Callable<Boolean> use = () -> done(tx -> tx.factors().usedStep(person, 8));

        assertThat(atOnce(Collections.nCopies(20, use))).filteredOn(used -> used).hasSize(1);
        assertThat(done(tx -> tx.factors().usedStep(person, 7))).isFalse();
        assertThat(done(tx -> tx.factors().usedStep(person, 9))).isTrue();
    }

    @Test
    default void aPasskeyBelongsToOneAccountAndItsCounterOnlyGrows() {
        String person = person();
        String other = person();
        Passkey passkey = new Passkey("credential-" + person, person, "phone", "key", 5, THEN, null);
        changed(tx -> tx.factors().addPasskey(passkey));

        assertThat(maybe(tx -> tx.factors().passkey(passkey.id()))).contains(passkey);
        assertThat(any(person)).isTrue();
        assertThatThrownBy(() -> changed(tx -> tx.factors().addPasskey(new Passkey(passkey.id(), other, "mine", "key", 0, THEN, null))))
                .isInstanceOf(Conflict.class).extracting("code").isEqualTo("store.passkey-taken");
        assertThat(done(tx -> tx.factors().usedPasskey(passkey.id(), 6, THEN))).isTrue();
        assertThat(done(tx -> tx.factors().usedPasskey(passkey.id(), 6, THEN))).as("a copy").isFalse();
        assertThat(done(tx -> tx.factors().removePasskey(other, passkey.id()))).isFalse();
        assertThat(done(tx -> tx.factors().removePasskey(person, passkey.id()))).isTrue();
        assertThat(listed(tx -> tx.factors().passkeys(person))).isEmpty();
    }

    @Test
    default void aPasskeyThatDoesNotCountIsUsedAgainAndAgain() {
        String person = person();
        changed(tx -> tx.factors().addPasskey(new Passkey("zero-" + person, person, "phone", "key", 0, THEN, null)));

        assertThat(done(tx -> tx.factors().usedPasskey("zero-" + person, 0, THEN))).isTrue();
        assertThat(done(tx -> tx.factors().usedPasskey("zero-" + person, 0, THEN.plusSeconds(1)))).isTrue();
        assertThat(listed(tx -> tx.factors().passkeys(person)).getFirst().usedAt()).isEqualTo(THEN.plusSeconds(1));
    }

    @Test
    default void aRecoveryCodeIsTakenOnceEvenByManyAtOnceAndNewOnesReplaceTheOld() throws Exception {
        String person = person();
        changed(tx -> tx.factors().putRecoveryCodes(person, List.of("a", "b", "c")));
        Callable<Boolean> take = () -> done(tx -> tx.factors().takeRecoveryCode(person, "b"));

        assertThat(atOnce(Collections.nCopies(20, take))).filteredOn(taken -> taken).hasSize(1);
        assertThat(store().<Integer>read(tx -> tx.factors().recoveryCodes(person))).isEqualTo(2);
        changed(tx -> tx.factors().putRecoveryCodes(person, List.of("d")));
        assertThat(done(tx -> tx.factors().takeRecoveryCode(person, "a"))).isFalse();
    }

    @Test
    default void allFactorsOfOnePersonGoTogether() {
        String person = person();
        String other = person();
        for (String one : List.of(person, other)) {
            changed(tx -> {
                tx.factors().putApp(new App(one, "sealed", true, 0, THEN));
                tx.factors().addPasskey(new Passkey("all-" + one, one, "phone", "key", 0, THEN, null));
                tx.factors().putRecoveryCodes(one, List.of("a"));
            });
        }
        changed(tx -> tx.factors().removeAll(person));

        assertThat(any(person)).isFalse();
        assertThat(store().<Integer>read(tx -> tx.factors().recoveryCodes(person))).isZero();
        assertThat(any(other)).isTrue();
    }

    @Test
    default void aTicketIsSpentOnceUntilItIsSwept() {
        String ticket = SampleInteractions.id();

        assertThat(done(tx -> tx.factors().spend(ticket, THEN))).isTrue();
        assertThat(done(tx -> tx.factors().spend(ticket, THEN))).isFalse();
        changed(tx -> tx.factors().sweep(THEN.plusSeconds(1)));
        assertThat(done(tx -> tx.factors().spend(ticket, THEN))).isTrue();
    }

    @Test
    default void sessionsAreListedAndEndedByTheirNamesAndOnlyByTheirOwner() {
        String person = person();
        String other = person();
        List<String> digests = List.of("1".repeat(64), "2".repeat(64), "3".repeat(64)).stream()
                .map(text -> text.substring(0, 28) + person.substring(0, 36)).toList();
        for (int i = 0; i < 3; i++) {
            Session session = new Session(digests.get(i), person, "csrf", THEN.plusSeconds(i), THEN, THEN.plusSeconds(600), "192.0.2.7",
                    "Firefox on Linux", "passkey", false);
            changed(tx -> tx.credentials().putSession(session));
        }
        String name = digests.get(1).substring(0, 32);

        assertThat(listed(tx -> tx.credentials().sessionsOf(person, THEN))).extracting(Session::secretSha256)
                .containsExactlyElementsOf(digests.reversed());
        assertThat(listed(tx -> tx.credentials().sessionsOf(person, THEN.plusSeconds(600)))).isEmpty();
        assertThat(done(tx -> tx.credentials().endSessionOf(other, name))).isFalse();
        assertThat(done(tx -> tx.credentials().endSessionOf(person, "2"))).isFalse();
        assertThat(done(tx -> tx.credentials().endSessionOf(person, name))).isTrue();
        assertThat(store().<Integer>write(tx -> tx.credentials().endOtherSessions(person, digests.getFirst()))).isEqualTo(1);
        assertThat(listed(tx -> tx.credentials().sessionsOf(person, THEN))).extracting(Session::secretSha256)
                .containsExactly(digests.getFirst());
    }
}
