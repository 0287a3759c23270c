package operators;

import java.util.Map;
import java.util.regex.Pattern;

/** Who makes a container, and with it how its distribution is called and started, here at any port that is free. */
enum Maker {
    // The connector is named after its port: "http-nio-auto-1-127.0.0.1-45123".
    TOMCAT(
            "Tomcat",
            "tomcat-",
            "CATALINA",
            "A folder for each server",
            Map.of("TOMCAT_PORT", "0", "TOMCAT_ADDRESS", "127.0.0.1"),
            "",
            Pattern.compile(".* Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"]"),
            Pattern.compile(".* Server startup in \\[([\\d,]+)] milliseconds"),
            Pattern.compile(".*\\.ParallelWebappClassLoader")),
    JETTY(
            "Jetty",
            "jetty-home-",
            "JETTY",
            "On Jetty",
            Map.of(),
            " jetty.http.host=127.0.0.1 jetty.http.port=0",
            Pattern.compile(".* Started (?:oejs\\.)?ServerConnector@.*\\{127\\.0\\.0\\.1:(\\d+)}"),
            Pattern.compile(".* Started (?:oejs\\.)?Server@.* @(\\d+)ms"),
            Pattern.compile(".*\\.WebAppClassLoader"));

    final String title;
    final String archive;
    final String variable;
    final String section;
    final Map<String, String> environment;
    final String options;
    final Pattern port;
    final Pattern started;
    final Pattern loader;

    /**
     * @param archive how the file of the distribution begins
     * @param variable how the variables of the environment begin that hold its folders
     * @param section of the guide that sets up a server in a folder of its own
     * @param environment with which it listens to a free port of this machine only
     * @param options of the command for the same
     * @param port the line that says which port it has taken
     * @param started the line that says that all is deployed, and after how many milliseconds
     * @param loader the classes of web applications' class loaders
     */
    Maker(
            String title,
            String archive,
            String variable,
            String section,
            Map<String, String> environment,
            String options,
            Pattern port,
            Pattern started,
            Pattern loader) {
        this.title = title;
        this.archive = archive;
        this.variable = variable;
        this.section = section;
        this.environment = environment;
        this.options = options;
        this.port = port;
        this.started = started;
        this.loader = loader;
    }
}
