package dev.earmark.adapting.nightly;

import dev.earmark.adapting.Adaptation;
import dev.earmark.adapting.HouseSource;
import dev.earmark.adapting.HouseTexts;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.store.Store;
import dev.earmark.upkeep.EveryMinute;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a night, between two and four by the clock of the machine, learns from what reviewers have corrected and from the texts that the
 * settings name. A version that is better than none is put in use; the same texts make no new one. Every node that works does it for itself
 * and, from the same store and texts, gets the same. Safe for one start and one close.
 */
public final class NightlyAdaptation implements AutoCloseable {

    /** What its versions are called before their number. */
    public static final String LINE = "nightly";

    private static final int FIRST_HOUR = 2;
    private static final int HOUR_AFTER_LAST = 4;

    private final CorrectedTurns corrected;
    private final HouseTexts texts;
    private final List<Path> named;
    private final Adaptation adaptation;
    private final AdaptedTalks versions;
    private final Clock clock;
    private final ZoneId zone;
    private final EveryMinute rounds = new EveryMinute("nightly-adaptation", this::round,
            "the recogniser could not be adapted to what was corrected; it is tried again");
    private final Logger log = LoggerFactory.getLogger(NightlyAdaptation.class);
    private @Nullable LocalDate done;

    /** @param named files and folders to learn from besides, may be empty */
    public NightlyAdaptation(Store store, HouseTexts texts, List<Path> named, Adaptation adaptation, AdaptedTalks versions, Clock clock,
            ZoneId zone) {
        this.corrected = new CorrectedTurns(store);
        this.texts = texts;
        this.named = List.copyOf(named);
        this.adaptation = adaptation;
        this.versions = versions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Once. */
    public void start() {
        rounds.start();
    }

    private void round() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        if (now.getHour() >= FIRST_HOUR && now.getHour() < HOUR_AFTER_LAST && !now.toLocalDate().equals(done)) {
            night();
            done = now.toLocalDate();
        }
    }

    /** @return the version that was made; empty when there was nothing new to learn, or too little */
    Optional<AdaptedTalk> night() {
        try {
            return learnt();
        } catch (Rejected tooLittle) {
            log.atInfo().addKeyValue("code", tooLittle.code()).log("the recogniser cannot be adapted to what there is");
            return Optional.empty();
        }
    }

    private Optional<AdaptedTalk> learnt() {
        List<HouseSource> sources = new ArrayList<>(texts.read(named, wrong -> log.atWarn().addKeyValue("code", wrong.code())
                .log("a text of the house cannot be learnt from")));
        List<HouseSource> calls = corrected.read();
        sources.addAll(calls);
        if (calls.isEmpty() || adaptation.isKept(sources, LINE)) {
            return Optional.empty();
        }
        Adaptation.Learnt learnt = adaptation.learn(sources, wrong -> {}, Progress.SILENT);
        AdaptedTalk kept = adaptation.keep(learnt, LINE, learnt.better());
        log.atInfo().addKeyValue("version", kept.name()).addKeyValue("calls", calls.size()).addKeyValue("used", learnt.better())
                .log("the recogniser was adapted to what was corrected");
        versions.inUse().filter(kept::equals).ifPresent(adaptation::forgetUnpackedBefore);
        return Optional.of(kept);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
