package dev.earmark.app;

import dev.earmark.access.AuditSettings;
import dev.earmark.access.PrivacySettings;
import dev.earmark.audio.AudioSettings;
import dev.earmark.blobs.s3.S3Place;
import dev.earmark.blobs.s3.S3Settings;
import dev.earmark.encryption.EncryptionSettings;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.inbox.folder.WatchSettings;
import dev.earmark.inbox.pull.PullSettings;
import dev.earmark.indexing.SearchSettings;
import dev.earmark.jobs.WorkerSettings;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.ModelSettings;
import dev.earmark.library.UsualRubrics;
import dev.earmark.measure.MeasureSettings;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.redaction.RedactionSettings;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.store.StoreSettings;
import dev.earmark.upkeep.UpkeepSettings;
import dev.earmark.web.WebSettings;
import dev.earmark.web.login.oidc.OidcSettings;
import dev.earmark.web.login.session.LoginSettings;
import dev.earmark.webhooks.WebhookSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set. The keys of {@code earmark.yaml} and the names in the environment are derived from these records:
 * {@code intake.agent-channel} is {@code EARMARK_INTAKE_AGENT_CHANNEL}.
 *
 * @param data where models are unpacked and logs are kept; null means the usual place of this system
 */
public record Settings(
        @Nullable Path data,
        Rubrics rubrics,
        IntakeSettings intake,
        AudioSettings audio,
        SpeechSettings speech,
        RedactionSettings redaction,
        MeasureSettings measure,
        ModelSettings language,
        JudgeSettings judge,
        NodeSettings node,
        StoreSettings store,
        S3Settings s3,
        EncryptionSettings encryption,
        PullSettings pull,
        UpkeepSettings upkeep,
        SearchSettings search,
        InboxSettings inbox,
        WatchSettings watch,
        WorkerSettings jobs,
        WebhookSettings webhooks,
        WebSettings web,
        LoginSettings login,
        OidcSettings oidc,
        AuditSettings audit,
        PrivacySettings privacy) {

    public Settings {
        if (!store.blobsInFolder()) {
            S3Place.of(store.blobs()); // refuses what is no address of a bucket
        }
        if (redaction.keepsOriginals() && !encryption.wanted()) {
            throw new IllegalArgumentException("redaction.originals is keep, and encryption.key is not set: originals are kept encrypted"
                    + " or not at all");
        }
        ServerPlace.server(search); // refuses what no server can be reached by
    }

    /**
     * @param folder   where rubrics are kept; null means the project's own
     * @param forVoice id of the rubric for calls when none is named
     * @param forChat  id of the rubric for chats when none is named
     * @param forEmail id of the rubric for e-mails when none is named
     */
    public record Rubrics(@Nullable Path folder, String forVoice, String forChat, String forEmail) {

        public UsualRubrics usual() {
            return new UsualRubrics(forVoice, forChat, forEmail);
        }
    }
}
