package dev.earmark;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types that count as one when circles are looked for: a nested type counts as the one around it, and a type that a sealed type of its
 * package permits counts as that one, because those are made to know each other.
 */
final class TypeFamilies implements SliceAssignment {

    private static final String BASE = "dev.earmark.";

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        if (!type.getPackageName().startsWith(BASE)) {
            return SliceIdentifier.ignore();
        }
        return SliceIdentifier.of(head(type).getName());
    }

    @Override
    public String getDescription() {
        return "types with what is nested in them and what they seal";
    }

    private static JavaClass head(JavaClass type) {
        JavaClass outer = outermost(type);
        return sealer(outer).map(TypeFamilies::head).orElse(outer);
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static Optional<JavaClass> sealer(JavaClass type) {
        return Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .filter(above -> above.getPackageName().equals(type.getPackageName()) && permits(above, type))
                .findFirst();
    }

    private static boolean permits(JavaClass above, JavaClass type) {
        Class<?>[] permitted = above.reflect().getPermittedSubclasses();
        return permitted != null && Arrays.asList(permitted).contains(type.reflect());
    }
}
