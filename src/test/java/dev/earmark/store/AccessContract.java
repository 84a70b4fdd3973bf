package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.fault.Conflict;
import dev.earmark.store.Credentials.Key;
import dev.earmark.store.Credentials.Link;
import dev.earmark.store.Credentials.Session;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface AccessContract extends UsesStore {

    Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private Account account(String login, Role role, @Nullable String subject, @Nullable String passwordHash) {
        Account account = new Account(SampleInteractions.id(), login, "Name", role, role == Role.AGENT ? "agent-1" : null, passwordHash,
                subject, false, NOW, 1);
        done(tx -> tx.accounts().insert(account));
        return account;
    }

    private void done(java.util.function.Consumer<Store.Tx> work) {
        store().<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    @Test
    default void accountsAreFoundByIdLoginAndSubject() {
        Account account = account("dana", Role.AGENT, "https://id.example|7", null);

        assertThat(maybe(tx -> tx.accounts().find(account.id()))).contains(account);
        assertThat(maybe(tx -> tx.accounts().byLogin("dana"))).contains(account);
        assertThat(maybe(tx -> tx.accounts().bySubject("https://id.example|7"))).contains(account);
        assertThat(maybe(tx -> tx.accounts().byLogin("Dana"))).isEmpty();
    }

    @Test
    default void anAccountIsRemovedWithItsSessions() {
        Account account = account("leaving", Role.COACH, null, null);

        assertThat(store().write(tx -> tx.accounts().remove(account.id())).booleanValue()).isTrue();

        assertThat(maybe(tx -> tx.accounts().find(account.id()))).isEmpty();
        assertThat(store().write(tx -> tx.accounts().remove(account.id())).booleanValue()).isFalse();
    }

    @Test
    default void aLoginOrSubjectBelongsToOneAccount() {
        account("taken", Role.COACH, "subject-taken", null);
        Account other = account("other", Role.COACH, null, null);

        assertThatThrownBy(() -> account("taken", Role.ADMIN, null, null)).isInstanceOf(Conflict.class).extracting("code")
                .isEqualTo("store.login-taken");
        assertThatThrownBy(() -> account("third", Role.ADMIN, "subject-taken", null)).isInstanceOf(Conflict.class);
        Account renamed = new Account(other.id(), "taken", "Name", Role.COACH, null, null, null, false, NOW, 2);
        assertThatThrownBy(() -> store().write(tx -> tx.accounts().save(renamed))).isInstanceOf(Conflict.class);
    }

    @Test
    default void somebodyWithAPasswordCanAdminister() {
        Account chosen = account("admin-without-password", Role.ADMIN, null, null);
        boolean before = store().read(tx -> tx.accounts().hasAdmin());
        Account withPassword = new Account(chosen.id(), chosen.login(), chosen.name(), Role.ADMIN, null, "hash", null, false, NOW, 2);

        assertThat(store().write(tx -> tx.accounts().save(withPassword)).booleanValue()).isTrue();

        assertThat(before).isFalse();
        assertThat(store().read(tx -> tx.accounts().hasAdmin()).booleanValue()).isTrue();
        assertThat(listed(tx -> tx.accounts().all())).contains(withPassword)
                .isSortedAccordingTo(java.util.Comparator.comparing(Account::login));
        done(tx -> tx.accounts()
                .save(new Account(chosen.id(), chosen.login(), chosen.name(), Role.ADMIN, null, "hash", null, true, NOW, 3)));
        assertThat(store().read(tx -> tx.accounts().hasAdmin()).booleanValue()).isFalse();
    }

    private static Session session(String digest, Account account, Instant seen, int seconds) {
        return new Session(digest, account.id(), "csrf", NOW, seen, NOW.plusSeconds(seconds), "192.0.2.7", "Firefox on Linux", "password",
                true);
    }

    @Test
    default void sessionsEndSinglyAllTogetherOrByTime() {
        Account account = account("sessions", Role.REVIEWER, null, null);
        Session first = session("s1", account, NOW, 60);
        Session second = session("s2", account, NOW, 600);
        done(tx -> List.of(first, second).forEach(tx.credentials()::putSession));

        done(tx -> tx.credentials().sawSession("s1", NOW.plusSeconds(5)));
        assertThat(maybe(tx -> tx.credentials().session("s1"))).contains(session("s1", account, NOW.plusSeconds(5), 60));
        done(tx -> tx.credentials().sweep(NOW.plusSeconds(61)));
        assertThat(maybe(tx -> tx.credentials().session("s1"))).isEmpty();
        done(tx -> tx.credentials().endSessionsOf(account.id()));
        assertThat(maybe(tx -> tx.credentials().session("s2"))).isEmpty();
    }

    @Test
    default void keysComeBackAndStayRevoked() {
        Key key = new Key(SampleInteractions.id(), "crm", "k1", Role.REVIEWER,
                Set.of(Permission.READ_INTERACTIONS, Permission.WRITE_INTERACTIONS), "agent-1", "admin", NOW, NOW.plusSeconds(60), null,
                false);
        done(tx -> tx.credentials().putKey(key));

        assertThat(maybe(tx -> tx.credentials().key("k1"))).contains(key);
        done(tx -> tx.credentials().usedKey(key.id(), NOW));
        done(tx -> tx.credentials().usedKey(key.id(), NOW.plusSeconds(30)));
        assertThat(store().<Key>read(tx -> tx.credentials().key("k1").orElseThrow()).usedAt()).as("at most once a minute").isEqualTo(NOW);
        assertThat(store().write(tx -> tx.credentials().revokeKey(key.id(), NOW)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.credentials().revokeKey("nobody", NOW)).booleanValue()).isFalse();
        assertThat(store().<Key>read(tx -> tx.credentials().key("k1").orElseThrow()).revoked()).isTrue();
        assertThat(listed(tx -> tx.credentials().keys())).extracting(Key::id).contains(key.id());
    }

    @Test
    default void aLinkWorksOnceEvenForManyAtOnce() throws Exception {
        done(tx -> tx.credentials().putLink(new Link("l1", null, NOW)));
        Callable<Boolean> take = () -> store().<Boolean>write(tx -> tx.credentials().takeLink("l1").isPresent());

        assertThat(atOnce(java.util.Collections.nCopies(20, take))).filteredOn(taken -> taken).hasSize(1);
    }

    @Test
    default void failedLoginsAreCountedSinceATimeAndForgiven() {
        done(tx -> tx.credentials().failed("login:x", NOW.minusSeconds(100), NOW));
        int count = store().write(tx -> tx.credentials().failed("login:x", NOW, NOW.minusSeconds(10)));

        assertThat(count).isEqualTo(1);
        assertThat(store().read(tx -> tx.credentials().failures("login:x", NOW.minusSeconds(1_000))).intValue()).isEqualTo(2);
        done(tx -> tx.credentials().forgive("login:x"));
        assertThat(store().read(tx -> tx.credentials().failures("login:x", NOW.minusSeconds(1_000))).intValue()).isZero();
    }

    @Test
    default void theAuditLogIsOneChainHoweverManyAppend() throws Exception {
        List<Callable<Boolean>> writers = IntStream.range(0, 40).<Callable<Boolean>>mapToObj(i -> () -> {
            done(tx -> tx.audit()
                    .append(new AuditEntry(Instant.now(), "actor-" + i, "interaction.delete", "target", "hostile \0 \uD800 text")));
            return true;
        }).toList();
        atOnce(writers);

        assertThat(maybe(tx -> tx.audit().verify())).isEmpty();
        AuditLog.Link head = store().<AuditLog.Link>read(tx -> tx.audit().head().orElseThrow());
        assertThat(head.number()).isGreaterThanOrEqualTo(40);
        assertThat(maybe(tx -> tx.audit().verify(head))).isEmpty();
        assertThat(listed(tx -> tx.audit().after(head.number() - 40, 100))).extracting(link -> link.entry().actor())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).mapToObj(i -> "actor-" + i).toList());
    }
}
