package dev.earmark.app.command;

import dev.earmark.app.Settings;
import dev.earmark.fault.Rejected;
import dev.earmark.inbox.pull.Pull;
import dev.earmark.inbox.pull.RemoteFiles;
import dev.earmark.inbox.pull.cloud.GenesysRecordings;
import dev.earmark.inbox.pull.cloud.TwilioRecordings;
import dev.earmark.inbox.pull.sftp.SftpFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places elsewhere that {@code import} fetches from, by how their addresses begin. */
final class PulledPlace {

    private static final List<String> DATED = List.of(TwilioRecordings.SCHEME, GenesysRecordings.SCHEME);
    private static final List<String> FOLDERS = List.of(PulledBucket.SCHEME, SftpFolder.SCHEME);
    /** How far back a place is looked through that nothing was fetched from before, in days. */
    private static final int FIRST_DAYS = 30;
    /** Recordings may be made ready a while after the call. */
    private static final int OVERLAP_DAYS = 2;
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Settings settings;
    private final Clock clock;

    PulledPlace(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    static boolean is(String address) {
        return DATED.stream().anyMatch(address::startsWith) || FOLDERS.stream().anyMatch(address::startsWith);
    }

    /**
     * Opens it.
     *
     * @param since first day (UTC); null for the days since the last run that fetched everything, the first time the last 30
     * @throws Rejected with {@code app.usage} when the address is none, or the place has no days
     */
    RemoteFiles open(String address, Pull pull, @Nullable LocalDate since) {
        if (since != null && DATED.stream().noneMatch(address::startsWith)) {
            throw new Rejected("app.usage", "--since is for twilio:// and genesys://; of " + address + " all that is new is fetched.");
        }
        if (address.startsWith(PulledBucket.SCHEME)) {
            return PulledBucket.of(address, settings.s3());
        } else if (address.startsWith(SftpFolder.SCHEME)) {
            return new SftpFolder(address, settings.pull(), clock);
        }
        LocalDate first = Optional.ofNullable(since).orElseGet(() -> pull.lastWhole(address)
                .map(began -> LocalDate.ofInstant(began, ZoneOffset.UTC).minusDays(OVERLAP_DAYS))
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(FIRST_DAYS)));
        return address.startsWith(TwilioRecordings.SCHEME) ? new TwilioRecordings(address, settings.pull(), first, WAIT)
                : new GenesysRecordings(address, settings.pull(), first, clock, WAIT);
    }
}
