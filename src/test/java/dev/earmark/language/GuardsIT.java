package dev.earmark.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplySchema;
import dev.earmark.testing.FakeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cache, budget and breaker. */
class GuardsIT {

    private static final ReplySchema SCHEMA = new ReplySchema("s", List.of(new ReplySchema.Text("a", 10)));

    @TempDir
    Path folder = Path.of("");

    private final Watch watch = new Watch();

    /** A clock that is set by hand. */
    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-05-04T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }
    }

    private static Question question(String user) {
        return new Question("p v1", "rules", user, SCHEMA);
    }

    @Test
    void whoeverIsAskedSaysHowLongItIsOfNoUse() {
        ChatJudgeModel failing = new FakeModel(_ -> {
            throw new Unavailable("language.server-error", "Down.");
        });
        ModelSettings settings = new ModelSettings(Provider.OPENAI, "http://localhost:1/v1", "m", null, 0.0, 7, Duration.ofSeconds(5), 512,
                true, 0, 0, 10_000, 0);
        ChatJudgeModel guarded = new RememberedReplies(new DailyBudget(new ModelBreaker(failing, watch), settings,
                folder.resolve("budget.txt"), watch), folder.resolve("replies"));
        assertThat(guarded.pause()).isZero();
        for (int i = 0; i < ModelBreaker.FEWEST; i++) {
            assertThatThrownBy(() -> guarded.ask(question("small"))).isInstanceOf(Unavailable.class);
        }
        assertThat(guarded.pause()).isEqualTo(ModelBreaker.PAUSE);
        watch.forward(ModelBreaker.PAUSE.plusSeconds(1));
        assertThat(guarded.pause()).isZero();

        assertThatThrownBy(() -> guarded.ask(question("word ".repeat(20_000))))
                .isInstanceOfSatisfying(Unavailable.class, spent -> assertThat(spent.code()).isEqualTo("language.budget-spent"));
        assertThat(guarded.pause()).as("until midnight").isBetween(Duration.ofHours(13), Duration.ofHours(14));
        watch.forward(Duration.ofHours(14));
        assertThat(guarded.pause()).isZero();
    }

    @Test
    void theSameQuestionIsAskedOnceAndForEver() {
        FakeModel model = FakeModel.saying("first", "second");

        assertThat(new RememberedReplies(model, folder).ask(question("q")).text()).isEqualTo("first");
        assertThat(new RememberedReplies(model, folder).ask(question("q")).text()).isEqualTo("first");
        assertThat(new RememberedReplies(model, folder).ask(question("other")).text()).isEqualTo("second");
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void refusalsAreRememberedAndFaultsAreNot() {
        FakeModel refusing = new FakeModel(_ -> new Reply("", 3, 4, Reply.Finish.REFUSED));
        assertThat(new RememberedReplies(refusing, folder).ask(question("q")))
                .isEqualTo(new RememberedReplies(FakeModel.saying("x"), folder).ask(question("q")));

        FakeModel failing = new FakeModel(_ -> {
            throw new Unavailable("language.timeout", "Slow.");
        });
        assertThatThrownBy(() -> new RememberedReplies(failing, folder).ask(question("z"))).isInstanceOf(Unavailable.class);
        assertThat(new RememberedReplies(FakeModel.saying("x"), folder).ask(question("z")).text()).isEqualTo("x");
    }

    @Test
    void whatIsKeptCannotBeReadWithoutTheConversation() throws IOException {
        new RememberedReplies(FakeModel.saying("my card number is 4111"), folder).ask(question("q"));

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("card")
                        .doesNotContain("4111");
            }
        }
    }

    @Test
    void damagedReplyIsAskedForAgainAndReplaced() throws IOException {
        FakeModel model = FakeModel.saying("one", "two");
        new RememberedReplies(model, folder).ask(question("q"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[500]);
            }
        }

        assertThat(new RememberedReplies(model, folder).ask(question("q")).text()).isEqualTo("two");
        assertThat(new RememberedReplies(model, folder).ask(question("q")).text()).isEqualTo("two");
        assertThat(model.asked()).hasSize(2);
    }

    private DailyBudget budget(ChatJudgeModel model, long tokens, double money) {
        ModelSettings settings = new ModelSettings(Provider.OPENAI, null, "m-1", null, 0.0, 7, Duration.ofSeconds(5), 512, true, 10, 20,
                tokens, money);
        return new DailyBudget(model, settings, folder.resolve("budget.txt"), watch);
    }

    @Test
    void spentBudgetEndsTheQuestionsUntilMidnightOverRestarts() throws IOException {
        FakeModel model = FakeModel.saying("x");
        for (int i = 0; i < 2; i++) {
            budget(model, 250, 0).ask(question("q"));
        }

        assertThat(budget(model, 250, 0).spent().tokens()).isEqualTo(240);
        assertThatThrownBy(() -> budget(model, 240, 0).ask(question("q"))).isInstanceOfSatisfying(Unavailable.class, fault -> {
            assertThat(fault.code()).isEqualTo("language.budget-spent");
            assertThat(fault.retryAfter()).contains(Duration.ofHours(14).plusSeconds(1));
        });
        assertThat(model.asked()).hasSize(2);
        watch.forward(Duration.ofHours(15));
        budget(model, 240, 0).ask(question("q"));
        assertThat(model.asked()).hasSize(3);
    }

    @Test
    void budgetMayBeInMoney() throws IOException {
        FakeModel model = FakeModel.saying("x");
        budget(model, 0, 0.0015).ask(question("q"));

        assertThat(budget(model, 0, 1).spent().money()).isEqualTo(100 * 10 / 1e6 + 20 * 20 / 1e6);
        assertThatThrownBy(() -> budget(model, 0, 0.0014).ask(question("q"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void questionThatWasNotAnsweredCostsNothing() throws IOException {
        DailyBudget budget = budget(new FakeModel(_ -> {
            throw new Unavailable("language.timeout", "Slow.");
        }), 1_000, 0);

        assertThatThrownBy(() -> budget.ask(question("q"))).isInstanceOf(Unavailable.class);
        assertThat(budget.spent().tokens()).isZero();
    }

    @Test
    void modelThatFailsIsLeftAloneAndTriedAgain() {
        boolean[] up = {false};
        FakeModel model = new FakeModel(_ -> {
            if (up[0]) {
                return FakeModel.complete("x");
            }
            throw new Unavailable("language.timeout", "Slow.");
        });
        ModelBreaker breaker = new ModelBreaker(model, watch);
        for (int i = 0; i < ModelBreaker.FEWEST; i++) {
            assertThatThrownBy(() -> breaker.ask(question("q"))).hasMessage("Slow.");
        }

        assertThatThrownBy(() -> breaker.ask(question("q")))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.breaker-open"));
        watch.forward(ModelBreaker.PAUSE);
        assertThatThrownBy(() -> breaker.ask(question("q"))).hasMessage("Slow.");
        assertThatThrownBy(() -> breaker.ask(question("q"))).hasMessageContaining("is not asked for")
                .hasMessageEndingWith("The last time: Slow.");
        up[0] = true;
        watch.forward(ModelBreaker.PAUSE);
        assertThat(breaker.ask(question("q")).text()).isEqualTo("x");
        assertThat(breaker.ask(question("q")).text()).isEqualTo("x");
        assertThat(model.asked()).hasSize(ModelBreaker.FEWEST + 3);
    }

    @Test
    void modelThatFailsOnLessThanHalfOfItsQuestionsIsStillAsked() {
        int[] asked = {0};
        ModelBreaker breaker = new ModelBreaker(new FakeModel(_ -> {
            if (asked[0]++ % 5 < 3) {
                return FakeModel.complete("x");
            }
            throw new Unavailable("language.timeout", "Slow.");
        }), watch);
        for (int i = 0; i < 5 * ModelBreaker.REMEMBERED; i++) {
            try {
                breaker.ask(question("q"));
            } catch (Unavailable slow) {
                assertThat(slow).hasMessage("Slow.");
            }
        }

        assertThat(asked[0]).isEqualTo(5 * ModelBreaker.REMEMBERED);
        assertThat(breaker.pause()).isZero();
    }

    @Test
    void busyModelHasNotFailed() {
        ModelBreaker breaker = new ModelBreaker(new FakeModel(_ -> {
            throw new Unavailable("language.rate-limited", "Busy.", Duration.ofSeconds(1));
        }), watch);
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> breaker.ask(question("q"))).hasMessage("Busy.");
        }
    }

    @Test
    void aServerThatFailsOnceIsAskedASecondTimeAtOnce() {
        List<Duration> waited = new ArrayList<>();
        List<Unavailable> faults = new ArrayList<>(List.of(new Unavailable("language.server-error", "Failed.")));
        PatientModel patient = new PatientModel(failing(faults), waited::add);

        assertThat(patient.ask(question("q")).text()).isEqualTo("x");
        assertThat(waited).containsExactly(Duration.ofSeconds(1));
        faults.addAll(List.of(new Unavailable("language.server-error", "Failed."), new Unavailable("language.server-error", "Again.")));
        assertThatThrownBy(() -> patient.ask(question("q"))).hasMessage("Again.");
    }

    @Test
    void aBusyServerIsWaitedForOnlyWhereSomebodyWaits() {
        List<Duration> waited = new ArrayList<>();
        List<Unavailable> faults = new ArrayList<>();
        PatientModel patient = new PatientModel(failing(faults), waited::add);
        Unavailable busy = new Unavailable("language.rate-limited", "Busy.", Duration.ofSeconds(7));

        faults.add(busy);
        assertThatThrownBy(() -> patient.ask(question("q"))).isSameAs(busy);
        patient.waitWhileBusy();
        faults.addAll(List.of(busy, busy));
        assertThat(patient.ask(question("q")).text()).isEqualTo("x");
        assertThat(waited).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        faults.add(new Unavailable("language.rate-limited", "Busy for long.", Duration.ofHours(1)));
        assertThatThrownBy(() -> patient.ask(question("q"))).hasMessage("Busy for long.");
    }

    private static FakeModel failing(List<Unavailable> faults) {
        return new FakeModel(_ -> {
            if (faults.isEmpty()) {
                return FakeModel.complete("x");
            }
            throw faults.removeFirst();
        });
    }

    @Test
    void whatIsAskedIsCountedAndWhatIsHopelessIsRemembered() {
        List<Unavailable> faults = new ArrayList<>(List.of(new Unavailable("language.not-authorised", "The key is wrong.")));
        ModelSettings priced = new ModelSettings(Provider.OPENAI, null, "m-1", "key", 0.0, 7, Duration.ofSeconds(5), 512, true, 1,
                10, 0, 0);
        CountedModel counted = new CountedModel(failing(faults), priced);

        assertThatThrownBy(() -> counted.ask(question("q"))).hasMessage("The key is wrong.");
        assertThat(counted.hopeless()).hasValueSatisfying(fault -> assertThat(fault.sentence()).isEqualTo("The key is wrong."));
        counted.ask(question("q"));
        assertThat(counted.hopeless()).isEmpty();
        assertThat(counted.tally(3)).isEqualTo(new ModelTally(1, 3, 1, 100, 0, 20, 0.0003));
    }

    @Test
    void theSameQuestionAskedTwiceAtTheSameTimeIsOneRequest() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger();
        ModelUse use = new ModelUse();
        RememberedReplies remembered = new RememberedReplies(each(_ -> {
            requests.incrementAndGet();
            begun.countDown();
            await(answer);
            return FakeModel.complete("x");
        }), folder);
        Thread waiting = Thread.ofVirtual().unstarted(() -> use.of(() -> remembered.ask(question("q"))));
        Thread other = Thread.ofVirtual().start(() -> {
            await(begun);
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING && waiting.isAlive()) {
                Thread.onSpinWait();
            }
            answer.countDown();
        });

        assertThat(remembered.ask(question("q")).text()).isEqualTo("x");
        other.join();
        waiting.join();

        assertThat(requests).hasValue(1);
        assertThat(use.tally()).as("the second one paid nothing").isEqualTo(new ModelTally(0, 1, 0, 0, 0, 0, 0));
        assertThat(remembered.known()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** May be asked by many threads. */
    private static ChatJudgeModel each(Function<Question, Reply> answers) {
        return new ChatJudgeModel() {
            @Override
            public String modelId() {
                return "each";
            }

            @Override
            public String parameters() {
                return "";
            }

            @Override
            public Reply ask(Question question) {
                return answers.apply(question);
            }
        };
    }

    @Test
    void soManyQuestionsAreInFlightAndNoMore() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        ChatJudgeModel slow = each(question -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            now.decrementAndGet();
            return FakeModel.complete(question.user());
        });
        ModelGate gate = new ModelGate(slow, 3);
        List<Supplier<String>> works = IntStream.range(0, 20)
                .<Supplier<String>>mapToObj(i -> () -> gate.ask(question("q" + i)).text()).toList();

        List<String> answers = Together.all(12, works);

        assertThat(answers).isEqualTo(IntStream.range(0, 20).mapToObj(i -> "q" + i).toList());
        assertThat(most).hasValue(3);
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void aBusyServerGetsFewerAtOnceAndMoreAgainLater() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ModelGate gate = new ModelGate(each(question -> {
            try {
                if (now.incrementAndGet() > 2) {
                    refused.incrementAndGet();
                    throw new Unavailable("language.rate-limited", "Busy.", Duration.ofMillis(5));
                }
                Thread.sleep(5);
                return FakeModel.complete(question.user());
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                now.decrementAndGet();
            }
        }), 8);
        PatientModel patient = new PatientModel(gate, PatientModel.Waiting::asleep);
        patient.waitWhileBusy();

        List<String> answers = Together.all(16, IntStream.range(0, 100)
                .<Supplier<String>>mapToObj(i -> () -> patient.ask(question("q" + i)).text()).toList());

        assertThat(answers).hasSize(100).doesNotHaveDuplicates();
        assertThat(refused.get()).as("six too many at first, then one each time that it tries one more").isBetween(1, 60);
    }

    @Test
    void nothingIsBegunBehindAFailureAndTheFirstOneIsTold() {
        AtomicInteger begun = new AtomicInteger();
        List<Supplier<String>> works = IntStream.range(0, 100).<Supplier<String>>mapToObj(i -> () -> {
            begun.incrementAndGet();
            throw new Unavailable("language.timeout", "Slow.");
        }).toList();

        assertThatThrownBy(() -> Together.all(4, works)).hasMessage("Slow.");
        assertThat(begun.get()).isBetween(1, 4);
        begun.set(0);
        assertThatThrownBy(() -> Together.all(1, works)).hasMessage("Slow.");
        assertThat(begun).hasValue(1);
    }

    @Test
    void whoIsInterruptedStopsWhatIsUnderWay() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        List<Supplier<String>> works = Collections.nCopies(2, () -> {
            begun.incrementAndGet();
            try {
                never.await();
                return "";
            } catch (InterruptedException told) {
                stopped.incrementAndGet();
                throw new IllegalStateException(told);
            }
        });

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Together.all(2, works))
                .isInstanceOfSatisfying(Unavailable.class, fault -> assertThat(fault.code()).isEqualTo("language.interrupted"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped).as("nothing is begun behind a failure, and nothing goes on").hasValue(begun.get());
    }

    @Test
    void whatIsAskedForOneConversationIsCountedForItAlone() {
        ModelSettings priced = new ModelSettings(Provider.OPENAI, null, "m-1", "key", 0.0, 7, Duration.ofSeconds(5), 512, true, 1,
                10, 0, 0);
        CountedModel counted = new CountedModel(new ModelGate(each(_ -> new Reply("x", 100, 40, 20, Reply.Finish.COMPLETE)), 2),
                priced);
        ModelUse one = new ModelUse();
        ModelUse other = new ModelUse();

        one.of(() -> Together.all(3, List.of(() -> counted.ask(question("a")), () -> counted.ask(question("b")))));
        other.of(() -> counted.ask(question("c")));

        assertThat(one.tally()).isEqualTo(new ModelTally(2, 0, 0, 200, 80, 40, 0.0006));
        assertThat(other.tally().questions()).isEqualTo(1);
        assertThat(counted.tally(0).questions()).isEqualTo(3);
    }
}
