package dev.earmark.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class JsonLogTest {

    @Test
    void aLineHoldsWhatWasGivenToItAndNoMessageOfAnException() throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(JsonLogTest.class.getResource("/logback-service.xml"));

        var appender = (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("standard-error");
        var encoder = (JsonEncoder) appender.getEncoder();
        var logger = context.getLogger("dev.earmark.jobs.Workers");
        LoggingEvent event = new LoggingEvent("test", logger, ch.qos.logback.classic.Level.convertAnSLF4JLevel(Level.ERROR), "step failed",
                new IllegalStateException("my card number is"), null);
        event.setMDCPropertyMap(Map.of());
        event.addKeyValuePair(new KeyValuePair("interaction", "i-1"));
        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);

        assertThat(line).contains("\"interaction\"", "i-1", "step failed", "\"level\":\"ERROR\"").doesNotContain("card number")
                .endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n");
        assertThat(logger.isInfoEnabled()).isTrue();
        assertThat(context.getLogger("io.netty").isInfoEnabled()).isFalse();
    }
}
