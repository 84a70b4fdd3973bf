package dev.earmark.store.sql;

import dev.earmark.access.AuditChain;
import dev.earmark.store.Accounts;
import dev.earmark.store.AuditLog;
import dev.earmark.store.CoachingLists;
import dev.earmark.store.Coachings;
import dev.earmark.store.Credentials;
import dev.earmark.store.DataKeys;
import dev.earmark.store.Events;
import dev.earmark.store.Factors;
import dev.earmark.store.Figures;
import dev.earmark.store.Findings;
import dev.earmark.store.Indexed;
import dev.earmark.store.Interactions;
import dev.earmark.store.Jobs;
import dev.earmark.store.KeptCalibrations;
import dev.earmark.store.ModelCosts;
import dev.earmark.store.Nodes;
import dev.earmark.store.People;
import dev.earmark.store.PublishedTexts;
import dev.earmark.store.OneToOnes;
import dev.earmark.store.PlaybookMakings;
import dev.earmark.store.ReadLog;
import dev.earmark.store.KeptTraits;
import dev.earmark.store.Outcomes;
import dev.earmark.store.SavedSearches;
import dev.earmark.store.Soundness;
import dev.earmark.store.Publications;
import dev.earmark.store.ReviewQueue;
import dev.earmark.store.Retention;
import dev.earmark.store.Reviews;
import dev.earmark.store.Remarks;
import dev.earmark.store.SavedViews;
import dev.earmark.store.TranscriptVersions;
import dev.earmark.store.Store;
import dev.earmark.store.Webhooks;
import dev.earmark.store.sql.aggregate.FigureWeeks;
import dev.earmark.store.sql.aggregate.FindingJson;
import dev.earmark.store.sql.aggregate.SqlAccounts;
import dev.earmark.store.sql.aggregate.SqlAuditLog;
import dev.earmark.store.sql.aggregate.SqlCalibrations;
import dev.earmark.store.sql.aggregate.SqlCoachingLists;
import dev.earmark.store.sql.aggregate.SqlCoachings;
import dev.earmark.store.sql.aggregate.SqlCredentials;
import dev.earmark.store.sql.aggregate.SqlDataKeys;
import dev.earmark.store.sql.aggregate.SqlEvents;
import dev.earmark.store.sql.aggregate.SqlFactors;
import dev.earmark.store.sql.aggregate.SqlFigures;
import dev.earmark.store.sql.aggregate.SqlFindings;
import dev.earmark.store.sql.aggregate.SqlIndexed;
import dev.earmark.store.sql.aggregate.SqlInteractions;
import dev.earmark.store.sql.aggregate.SqlJobs;
import dev.earmark.store.sql.aggregate.SqlModelCosts;
import dev.earmark.store.sql.aggregate.SqlNodes;
import dev.earmark.store.sql.aggregate.SqlOneToOnes;
import dev.earmark.store.sql.aggregate.SqlPlaybookMakings;
import dev.earmark.store.sql.aggregate.SqlPeople;
import dev.earmark.store.sql.aggregate.SqlPublishedTexts;
import dev.earmark.store.sql.aggregate.SqlReadLog;
import dev.earmark.store.sql.aggregate.SqlKeptTraits;
import dev.earmark.store.sql.aggregate.SqlOutcomes;
import dev.earmark.store.sql.aggregate.SqlSavedSearches;
import dev.earmark.store.sql.aggregate.SqlSoundness;
import dev.earmark.store.sql.aggregate.SqlWebhooks;
import dev.earmark.store.sql.aggregate.SqlPublications;
import dev.earmark.store.sql.aggregate.SqlReviewQueue;
import dev.earmark.store.sql.aggregate.SqlRetention;
import dev.earmark.store.sql.aggregate.SqlReviews;
import dev.earmark.store.sql.aggregate.SqlRemarks;
import dev.earmark.store.sql.aggregate.SqlSavedViews;
import dev.earmark.store.sql.aggregate.SqlTranscriptVersions;
import dev.earmark.store.sql.engine.Sql;
import java.util.function.Supplier;

/** The ports on one connection. */
record SqlTransaction(Sql sql, FindingJson bodies, FigureWeeks weeks, AuditChain chain, Supplier<String> ids) implements Store.Tx {

    @Override
    public Interactions interactions() {
        return new SqlInteractions(sql);
    }

    @Override
    public Nodes nodes() {
        return new SqlNodes(sql);
    }

    @Override
    public Jobs jobs() {
        return new SqlJobs(sql, ids);
    }

    @Override
    public Findings findings() {
        return new SqlFindings(sql, bodies);
    }

    @Override
    public PublishedTexts publishedTexts() {
        return new SqlPublishedTexts(sql);
    }

    @Override
    public KeptCalibrations calibrations() {
        return new SqlCalibrations(sql);
    }

    @Override
    public People people() {
        return new SqlPeople(sql);
    }

    @Override
    public Accounts accounts() {
        return new SqlAccounts(sql);
    }

    @Override
    public Credentials credentials() {
        return new SqlCredentials(sql, ids);
    }

    @Override
    public Events events() {
        return new SqlEvents(sql, bodies, ids);
    }

    @Override
    public Webhooks webhooks() {
        return new SqlWebhooks(sql, bodies, ids);
    }

    @Override
    public AuditLog audit() {
        return new SqlAuditLog(sql, chain);
    }

    @Override
    public ReadLog reads() {
        return new SqlReadLog(sql, chain);
    }

    @Override
    public Factors factors() {
        return new SqlFactors(sql);
    }

    @Override
    public Soundness soundness() {
        return new SqlSoundness(sql, bodies);
    }

    @Override
    public Indexed indexed() {
        return new SqlIndexed(sql);
    }

    @Override
    public KeptTraits traits() {
        return new SqlKeptTraits(sql);
    }

    @Override
    public ModelCosts modelCosts() {
        return new SqlModelCosts(sql);
    }

    @Override
    public Outcomes outcomes() {
        return new SqlOutcomes(sql);
    }

    @Override
    public SavedSearches searches() {
        return new SqlSavedSearches(sql);
    }

    @Override
    public Reviews reviews() {
        return new SqlReviews(sql, bodies);
    }

    @Override
    public Remarks remarks() {
        return new SqlRemarks(sql);
    }

    @Override
    public Publications publications() {
        return new SqlPublications(sql, bodies);
    }

    @Override
    public ReviewQueue queue() {
        return new SqlReviewQueue(sql, bodies);
    }

    @Override
    public OneToOnes oneToOnes() {
        return new SqlOneToOnes(sql);
    }

    @Override
    public PlaybookMakings makings() {
        return new SqlPlaybookMakings(sql);
    }

    @Override
    public Coachings coachings() {
        return new SqlCoachings(sql);
    }

    @Override
    public SavedViews views() {
        return new SqlSavedViews(sql);
    }

    @Override
    public CoachingLists coachingLists() {
        return new SqlCoachingLists(sql);
    }

    @Override
    public Figures figures() {
        return new SqlFigures(sql, bodies, weeks);
    }

    @Override
    public TranscriptVersions transcripts() {
        return new SqlTranscriptVersions(sql, bodies, ids);
    }

    @Override
    public Retention retention() {
        return new SqlRetention(sql, bodies, ids);
    }

    @Override
    public DataKeys keys() {
        return new SqlDataKeys(sql);
    }

    @Override
    public long nowMs() {
        return sql.nowMs();
    }
}
