package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.server.Conduct;
import dev.earmark.eval.server.ModelServer;
import dev.earmark.language.GuardedModel;
import dev.earmark.language.ModelSettings;
import dev.earmark.language.Provider;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplySchema;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the language model is asked and costs, as Prometheus reads it. */
class ModelFiguresTest {

    @TempDir
    Path folder;

    @Test
    void questionsTokensMoneyAndVerdictsThatWereNotTakenAreCounted() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (ModelServer server = new ModelServer((_, _) -> "fine", Conduct.answeringIn(Duration.ZERO));
                GuardedModel model = new GuardedModel(new ModelSettings(Provider.OPENAI, server.baseUrl(), "m-1", null, 0.0, 7,
                        Duration.ofSeconds(30), 512, true, 1_000, 0, 0, 0), folder, Clock.systemUTC())) {
            ModelFigures figures = new ModelFigures(registry);
            figures.register(model);
            Question question = new Question("p v1", "rules", "w".repeat(695), new ReplySchema("s", List.of(new ReplySchema.Text("a", 9))));
            model.ask(question);
            model.ask(question);
            figures.notTaken("quote-unverified", 2);

            assertThat(registry.scrape()).contains("earmark_model_questions_total{outcome=\"answered\"} 1.0",
                    "earmark_model_questions_total{outcome=\"remembered\"} 1.0", "earmark_model_questions_total{outcome=\"failed\"} 0.0",
                    "earmark_model_tokens_total{kind=\"input\"} 200.0", "earmark_model_tokens_total{kind=\"cached\"} 0.0",
                    "earmark_model_money_total 0.2", "earmark_model_in_flight 0.0",
                    "earmark_model_not_taken_total{cause=\"quote-unverified\"} 2.0");
        }
    }
}
