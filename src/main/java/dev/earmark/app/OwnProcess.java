package dev.earmark.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** This program in a process of its own, made as this process was, with nothing of the user's settings: to be measured. */
final class OwnProcess {

    private OwnProcess() {}

    /**
     * @param home      of the program
     * @param data      for models and caches
     * @param folder    where it runs
     * @param arguments the command and what belongs to it
     */
    static ProcessBuilder of(Path home, Path data, Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> !flag.startsWith("-Dearmark.")).toList());
        command.addAll(List.of("-Dearmark.home=" + home.toAbsolutePath(), "-cp", absolute(System.getProperty("java.class.path")), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        builder.environment().put("EARMARK_DATA", data.toAbsolutePath().toString());
        return builder;
    }

    /** It runs in another folder. */
    private static String absolute(String classPath) {
        String separator = System.getProperty("path.separator");
        return String.join(separator, List.of(classPath.split(Pattern.quote(separator), -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
    }
}
