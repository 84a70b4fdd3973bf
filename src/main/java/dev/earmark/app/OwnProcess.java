package dev.earmark.app;

import dev.earmark.store.Jobs.Claim;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This program in a process of its own, made as this process was. */
public final class OwnProcess {

    /** Commands know this room, which therefore does not know them. */
    private static final String MAIN = "dev.earmark.app.command.Main";

    private OwnProcess() {}

    /**
     * One step of the service, with the same settings.
     *
     * @param storage where the service keeps everything
     */
    public static ProcessBuilder ofStep(Session session, Storage storage, Claim claim) {
        List<String> arguments = new ArrayList<>();
        session.namedSettings().ifPresent(file -> arguments.addAll(List.of("--config", file.toAbsolutePath().toString())));
        arguments.addAll(List.of("step", claim.jobId(), claim.owner(), String.valueOf(claim.epoch())));
        ProcessBuilder builder = new ProcessBuilder(command(session.home(), arguments));
        if (session.isApart()) {
            builder.directory(storage.folder().toFile()).environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        }
        builder.environment().put("EARMARK_DATA", session.dataFolder().toAbsolutePath().toString());
        builder.environment().put("EARMARK_STORE_FOLDER", storage.folder().toAbsolutePath().toString());
        return builder;
    }

    /**
     * To be measured, with nothing of the user's settings.
     *
     * @param home      of the program
     * @param data      for models and caches
     * @param folder    where it runs
     * @param arguments the command and what belongs to it
     */
    public static ProcessBuilder of(Path home, Path data, Path folder, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(home, List.of(arguments))).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        builder.environment().put("EARMARK_DATA", data.toAbsolutePath().toString());
        return builder;
    }

    private static List<String> command(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(OwnProcess::goesFor).toList());
        command.addAll(List.of("-Dearmark.home=" + home.toAbsolutePath(), "-cp", absolute(System.getProperty("java.class.path")), MAIN));
        command.addAll(arguments);
        return command;
    }

    /** Whether a flag of this process is one for the other: there are not two terminals, nor two debuggers at one port. */
    private static boolean goesFor(String flag) {
        return Stream.of("-Dearmark.", "-agentlib:", "-Xrunjdwp", "-XX:AOTCacheOutput", "-Dcom.sun.management").noneMatch(flag::startsWith);
    }

    /** It runs in another folder. */
    private static String absolute(String classPath) {
        String separator = System.getProperty("path.separator");
        return String.join(separator, List.of(classPath.split(Pattern.quote(separator), -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
    }
}
