package architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rooms of the project and who may use whom, under a root package: empty for the project itself. */
record House(String root) {
    /** From left to right: each may use those to its right. The engine's own package, with {@code Server}, is leftmost. */
    private static final List<String> ENGINE = List.of("http", "mcp", "web", "queue", "api", "files", "wire");

    /** The photo's rooms below its door. None knows another but {@code format}, and those inside itself. */
    private static final List<String> PHOTO = List.of("format", "jdk", "tiff", "webp", "webp.lossless", "webp.lossy");

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(
                Rule.never("the engine does not know the app", "enginetoapp", in("gradio.."), in("textbehindimage..")),
                Rule.never(
                        "the app knows the engine's face only",
                        "face",
                        in("textbehindimage.."),
                        in("gradio..")
                                .and(not(in("gradio.api")))
                                .and(not(named(
                                        "gradio.Server", "gradio.Limits", "gradio.Load", "gradio.files.FileData")))),
                Rule.never("the cut-out does not know the engine", "cutouttoengine", cutout(), in("gradio..")),
                Rule.never("the cut-out does not know the app", "cutouttoapp", cutout(), in("textbehindimage")),
                Rule.never(
                        "only OrtHost knows the rooms of ONNX Runtime",
                        "onnxnamed",
                        in("gradio..", "textbehindimage..")
                                .and(not(in("textbehindimage.cutout.onnx..")))
                                .and(not(named("textbehindimage.cutout.OrtHost"))),
                        in("textbehindimage.cutout.onnx..")),
                Rule.never(
                        "ONNX Runtime is used in its own room only",
                        "ort",
                        in("gradio..", "textbehindimage..").and(not(in("textbehindimage.cutout.onnx.."))),
                        resideInAnyPackage("ai.onnxruntime..")),
                Rule.never(
                        "servlets and Jersey stay at the edge",
                        "edge",
                        in("gradio..", "textbehindimage..")
                                .and(not(in("gradio.http", "gradio.web")))
                                .and(not(named(
                                        "gradio.Server",
                                        "gradio.Agents",
                                        "gradio.mcp.McpServlet",
                                        "textbehindimage.App",
                                        "textbehindimage.TextFiles",
                                        "textbehindimage.GzipResponse",
                                        "textbehindimage.watch.HealthServlet",
                                        "textbehindimage.watch.MetricsServlet",
                                        "textbehindimage.watch.WatchServlet"))),
                        resideInAnyPackage("jakarta..", "org.glassfish..")),
                Rule.never(
                        "Jackson is the engine's",
                        "jackson",
                        in("textbehindimage.."),
                        resideInAnyPackage("com.fasterxml..")),
                Rule.never(
                        "Gson is the cut-out's",
                        "gson",
                        in("gradio..", "textbehindimage"),
                        resideInAnyPackage("com.google.gson..")),
                Rule.never(
                        "nobody but the files' room talks to other servers",
                        "connections",
                        in("gradio..", "textbehindimage..")
                                .and(not(in("gradio.files")))
                                .and(not(named("textbehindimage.Ready"))), // which asks itself
                        resideInAnyPackage("org.apache.hc..", "java.net.http..", "javax.net.ssl..")
                                .or(belongToAnyOf(Socket.class, HttpURLConnection.class))),
                Rule.never(
                        "only the cut-out knows images",
                        "images",
                        in("gradio..", "textbehindimage"),
                        resideInAnyPackage("java.awt..", "javax.imageio..")),
                Rule.never(
                        "the photo is known by its door, limits, pixels and refusal",
                        "decoders",
                        in("gradio..", "textbehindimage..").and(not(in("textbehindimage.cutout.photo.."))),
                        in("textbehindimage.cutout.photo..")
                                .and(not(in("textbehindimage.cutout.photo")))
                                .and(not(named(
                                        "textbehindimage.cutout.photo.format.PhotoLimits",
                                        "textbehindimage.cutout.photo.format.PhotoRefused",
                                        "textbehindimage.cutout.photo.format.Pixels")))),
                noCycles()));
        for (String room : ENGINE) rules.add(neverLeftwards(room));
        for (String room : PHOTO) rules.add(onlyFormat(room));
        return rules;
    }

    private Rule neverLeftwards(String room) {
        boolean face = room.equals("http") || room.equals("mcp"); // The two do not know each other.
        String[] forbidden = ENGINE.stream()
                .filter(other -> !other.equals(room))
                .filter(other -> face
                        ? other.equals("http") || other.equals("mcp")
                        : ENGINE.indexOf(other) < ENGINE.indexOf(room))
                .map(other -> "gradio." + other)
                .toArray(String[]::new);
        return Rule.never(
                "gradio." + room + " uses rooms to its right only",
                "leftwards",
                in("gradio." + room),
                in(forbidden).or(in("gradio")));
    }

    private Rule onlyFormat(String room) {
        String photo = "textbehindimage.cutout.photo";
        return Rule.never(
                photo + "." + room + " uses the format's room and those inside itself only",
                "formats",
                in(photo + "." + room),
                in(photo + "..").and(not(in(photo + ".format", photo + "." + room + ".."))));
    }

    private Rule noCycles() {
        ArchRule check = slices().assignedFrom(new Packages(root))
                .should()
                .beFreeOfCycles()
                .as("packages have no cycles")
                .allowEmptyShould(true);
        return new Rule("packages have no cycles", "cycle", in("gradio..", "textbehindimage.."), check);
    }

    private DescribedPredicate<JavaClass> cutout() {
        return in("textbehindimage.cutout..");
    }

    /** In one of {@code packages} of this house; two dots at the end take those below in as well. */
    private DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(Arrays.stream(packages).map(p -> root + p).toArray(String[]::new));
    }

    /** One of these classes of this house, or nested in one. */
    private DescribedPredicate<JavaClass> named(String... classes) {
        List<String> names = Arrays.stream(classes).map(c -> root + c).toList();
        return DescribedPredicate.describe(
                String.join(" or ", names),
                c -> names.stream()
                        .anyMatch(
                                name -> c.getName().equals(name) || c.getName().startsWith(name + "$")));
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    /** Each package of the house for itself; what is outside takes no part. */
    private record Packages(String root) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            boolean ours = name.startsWith(root + "gradio") || name.startsWith(root + "textbehindimage");
            return ours ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
