package dev.earmark.promises;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A checkout that was built, and a JDK: nothing else. */
class BareMachineIT extends BareMachineContract {

    private static final String PLACE = "/opt/earmark";

    @Override
    BareMachine machine() throws IOException {
        BareMachine machine = withJdk(new BareMachine(BareRoot.PLAIN.folder(), false));
        Stream.of("earmark", "src/main/dist", "target/earmark.jar", "target/lib", "models", "rubrics", "prompts", "eval-sets")
                .forEach(path -> machine.readOnly(Path.of(path), PLACE + "/" + path));
        return machine;
    }

    @Override
    List<String> launcher() {
        return List.of("EARMARK_BUILD=never", PLACE + "/earmark");
    }

    /** The JDK of the tests, and what it keeps outside its folder where Debian packed it. */
    static BareMachine withJdk(BareMachine machine) throws IOException {
        Path jdk = Path.of(Objects.requireNonNull(System.getProperty("java.home")));
        machine.readOnly(jdk, "/opt/jdk");
        for (String file : List.of("conf/security/java.security", "lib/security/cacerts")) {
            Path settings = jdk.resolve(file).toRealPath();
            if (!settings.startsWith(jdk.toRealPath())) {
                Path outside = Objects.requireNonNull(settings.getParent());
                machine.readOnly(outside, outside.toString());
            }
        }
        return machine;
    }
}
