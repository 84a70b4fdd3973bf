package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be spent on a model in a day (UTC). The count is kept in one small file, which is replaced as a whole under a lock, so it holds
 * over crashes, restarts and several processes. Before each question its likely size is set aside, afterwards corrected. Safe for many
 * threads.
 */
final class DailyBudget extends AroundModel {

    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) tokens=(\\d{1,18}) money=(\\d{1,15}(?:\\.\\d{1,9})?)\\s*");

    private final ModelSettings settings;
    private final Path file;
    private final Clock clock;
    private volatile Instant refusedUntil = Instant.EPOCH;

    DailyBudget(ChatJudgeModel model, ModelSettings settings, Path file, Clock clock) {
        super(model);
        this.settings = settings;
        this.file = file;
        this.clock = clock;
    }

    /** @param tokens of input and output together */
    record Spent(LocalDate day, long tokens, double money) {}

    @Override
    public Reply ask(Question question) {
        if (settings.dailyTokens() == 0 && settings.dailyMoney() == 0) {
            return model.ask(question);
        }
        int likely = TokenEstimate.of(question.system() + question.user());
        charge(likely, settings.price(likely, 0), true);
        try {
            Reply reply = model.ask(question);
            charge((long) reply.inputTokens() + reply.outputTokens() - likely,
                    settings.price(reply.inputTokens() - likely, reply.outputTokens()), false);
            return reply;
        } catch (Unavailable unanswered) {
            charge(-likely, settings.price(-likely, 0), false);
            throw unanswered;
        }
    }

    /** Until midnight once a question was refused, or until the model itself may be asked. */
    @Override
    public Duration pause() {
        Duration left = Duration.between(clock.instant(), refusedUntil);
        Duration below = model.pause();
        return left.compareTo(below) > 0 ? left : below;
    }

    private synchronized void charge(long tokens, double money, boolean refusable) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel lockFile = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                Spent spent = spent();
                Spent after = new Spent(spent.day(), Math.max(0, spent.tokens() + tokens), Math.max(0, spent.money() + money));
                if (refusable) {
                    check(after);
                }
                keep(after);
            }
        } catch (IOException unkept) {
            throw new Unavailable("language.budget-unkept",
                    "The day's spending on the language model cannot be kept in " + file + " (" + unkept.getClass().getSimpleName()
                    + "), so it is not asked.", unkept);
        }
    }

    private void check(Spent after) {
        boolean tokens = settings.dailyTokens() > 0 && after.tokens() > settings.dailyTokens();
        boolean money = settings.dailyMoney() > 0 && after.money() > settings.dailyMoney();
        if (tokens || money) {
            Instant midnight = after.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            refusedUntil = midnight;
            throw new Unavailable("language.budget-spent", "The day's budget for the language model is spent (" + (tokens
                    ? settings.dailyTokens() + " tokens, language.daily-tokens" : settings.dailyMoney() + ", language.daily-money")
                    + "); it is asked again after midnight UTC.",
                    Duration.between(clock.instant(), midnight).plusSeconds(1));
        }
    }

    /** Of today; nothing when the file is of another day or damaged. */
    Spent spent() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Matcher line = LINE.matcher(Files.exists(file) ? Files.readString(file) : "");
        return line.matches() && line.group(1).equals(today.toString())
                ? new Spent(today, Long.parseLong(line.group(2)), Double.parseDouble(line.group(3)))
                : new Spent(today, 0, 0);
    }

    private void keep(Spent spent) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "budget", ".part");
        try {
            Files.writeString(part, String.format(Locale.ROOT, "%s tokens=%d money=%.9f%n", spent.day(), spent.tokens(), spent.money()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
