import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * An OpenSearch node of one process for tests, of version 2 or 3, run as a source file with the libraries of OpenSearch: they are not ours.
 * Arguments: its folder, its port, and the classes of its plugins.
 */
public final class SearchNode extends Node {

    @SuppressWarnings({"unchecked", "rawtypes"})
    private SearchNode(Environment environment, Collection plugins) {
        super(environment, plugins, true);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Settings settings = Settings.builder().put("path.home", folder).put("path.data", folder.resolve("data"))
                .put("path.logs", folder.resolve("logs")).put("http.port", arguments[1]).put("http.host", "127.0.0.1")
                .put("transport.port", "0").put("transport.host", "127.0.0.1").put("discovery.type", "single-node")
                .put("cluster.name", "tests").put("node.name", "one").put("http.type", "netty4").put("transport.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false).build();
        List<Object> plugins = new ArrayList<>();
        for (String name : Arrays.asList(arguments).subList(2, arguments.length)) {
            plugins.add(plugin(Class.forName(name)));
        }
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "one");
        Node node = new SearchNode(environment, plugins);
        node.start();
        while (System.in.read() >= 0) {
            // ends with whoever started it
        }
        System.exit(0);
    }

    /** Version 2 wants classes, version 3 what is known of a plugin. */
    private static Object plugin(Class<?> type) throws ReflectiveOperationException {
        ParameterizedType wanted = (ParameterizedType) Node.class.getDeclaredConstructor(Environment.class, Collection.class, boolean.class)
                .getGenericParameterTypes()[1];
        return wanted.getActualTypeArguments()[0] != PluginInfo.class ? type : PluginInfo.class.getConstructor(String.class, String.class,
                String.class, Version.class, String.class, String.class, String.class, List.class, boolean.class)
                .newInstance(type.getSimpleName(), "", "0", Version.CURRENT, "21", type.getName(), "", List.of(), false);
    }
}
