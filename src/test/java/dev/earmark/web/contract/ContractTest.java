package dev.earmark.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shapes are made ready by the first request that needs them; here all of them are. */
class ContractTest {

    private static final List<Operation> OPERATIONS = Contract.load().operations();

    @Test
    void everyShapeOfTheContractCanBeMadeReady() {
        Stream<Shape> bodies = OPERATIONS.stream().flatMap(one -> one.bodies().values().stream()).flatMap(Optional::stream);
        Stream<Shape> parameters = OPERATIONS.stream().flatMap(one -> one.parameters().stream()).map(Parameter::shape);

        assertThat(Stream.concat(bodies, parameters)).hasSizeGreaterThan(100).allSatisfy(shape ->
                assertThat(shape.check(TextNode.valueOf("a text"))).isNotNull());
    }

    @Test
    void whatABodyOfJsonLacksIsNamed() {
        Stream<Shape> bodies = OPERATIONS.stream().map(one -> one.bodies().get("application/json")).filter(body -> body != null)
                .flatMap(Optional::stream);

        assertThat(bodies).isNotEmpty().allSatisfy(shape -> assertThat(shape.check(TextNode.valueOf("no object"))).isNotEmpty());
    }
}
