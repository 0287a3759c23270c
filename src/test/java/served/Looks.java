package served;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@link Advisories} make us look for in what is built and shipped. */
final class Looks {
    private static final Pattern SECRET = Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"
            + "|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|hf_[A-Za-z]{30,}|xox[abp]-[0-9]{8,}"
            + "|(?i:password|secret|api_?key)\"?\\s{0,4}[=:]\\s{0,4}[\"'][^\"'\\s]{8,}[\"']");

    /** Texts of issues, titles and branches, as GitHub's runners put them into a script before a shell reads it. */
    private static final Pattern FOREIGN_TEXT = Pattern.compile("\\$\\{\\{\\s*github\\.(event\\b|head_ref)|\\beval\\s");

    private static final Pattern KEY_NAME = Pattern.compile("(?i).*(secret|password|salt|(private|api|master)_?key).*");
    private static final Set<String> EXITS =
            Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "charAt");

    /** Those that are meant to go out: what fetches a file that a caller names, and the line that says where the page is. */
    private static final Set<String> MAY_CONNECT = Set.of("gradio.files", "textbehindimage.Ready");

    /** The manifest and containers' jars are read by URL too; what makes a connection of a URL is told by its other end. */
    private static final Set<String> LOCAL_URLS = Set.of(
            "gradio.JarCache",
            "textbehindimage.EmbeddedModel",
            "textbehindimage.cutout.OrtFiles",
            "textbehindimage.cutout.OrtHost");

    static final Look SECRETS = new Look("no secret is shipped", product -> found(product.shipped(), SECRET));
    static final Look FOREIGN_TEXT_IN_CI =
            new Look("CI runs no foreign text", product -> found(product.automation(), FOREIGN_TEXT));
    static final Look EARLY_EXITS = new Look("secrets are compared in constant time", Looks::earlyExits);
    static final Look CONSTANT_KEYS = new Look("no key is a constant", Looks::constantKeys);
    static final Look SLOW_PATTERNS = new Look("no text keeps a regular expression busy", Patterns::slow);
    static final Look CONNECTIONS = new Look("nothing goes out", Looks::connections);
    static final Look ALTERED_MODEL = new Look("an altered model is refused", product -> alteredModel());

    private Looks() {}

    private static List<String> found(List<Path> folders, Pattern what) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : Product.filesOf(folders)) {
            Matcher found = what.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (found.find()) findings.add(file + " has " + found.group());
        }
        return findings;
    }

    /** Both comparisons use {@code MessageDigest.isEqual}, and nothing that stops at the first difference. */
    private static List<String> earlyExits(Product product) {
        List<String> findings = new ArrayList<>();
        int seen = 0;
        for (JavaClass type : product.classes()) {
            if (!type.getSimpleName().equals("Accounts")) continue;
            for (String name : List.of("isUser", "token")) {
                for (JavaCodeUnit method : type.getCodeUnits()) {
                    if (!method.getName().equals(name)) continue;
                    seen++;
                    boolean constant = false;
                    for (JavaAccess<?> call : method.getAccessesFromSelf()) {
                        constant |= call.getTarget().getFullName().startsWith("java.security.MessageDigest.isEqual(");
                        if (EXITS.contains(call.getName())) findings.add(call.getDescription());
                    }
                    if (!constant) findings.add(method.getFullName() + " does not use MessageDigest.isEqual");
                }
            }
        }
        if (seen < 2) findings.add("isUser and token of Accounts were not found");
        return findings;
    }

    private static List<String> constantKeys(Product product) {
        List<String> findings = new ArrayList<>();
        for (JavaClass type : product.classes()) {
            for (JavaField field : type.getFields())
                if (field.getModifiers().contains(JavaModifier.STATIC)
                        && (field.getRawType().isEquivalentTo(String.class)
                                || field.getRawType().isEquivalentTo(byte[].class))
                        && KEY_NAME.matcher(field.getName()).matches()) findings.add(field.getFullName());
            for (JavaAccess<?> use : type.getAccessesFromSelf())
                if (use.getTargetOwner().getPackageName().equals("javax.crypto.spec"))
                    findings.add(use.getDescription());
        }
        return findings;
    }

    private static List<String> connections(Product product) {
        List<String> findings = new ArrayList<>();
        for (JavaClass type : product.classes()) {
            if (MAY_CONNECT.contains(type.getPackageName()) || MAY_CONNECT.contains(type.getName())) continue;
            for (JavaAccess<?> use : type.getAccessesFromSelf()) if (goesOut(use)) findings.add(use.getDescription());
        }
        return findings;
    }

    private static boolean goesOut(JavaAccess<?> use) {
        String owner = use.getTargetOwner().getName();
        if (owner.equals("java.net.URL"))
            return use.getName().startsWith("open")
                    && !LOCAL_URLS.contains(use.getOriginOwner().getName());
        return owner.startsWith("java.net.http.")
                || owner.matches("java\\.net\\.(Datagram|Multicast|Server)?Socket")
                || owner.matches("java\\.nio\\.channels\\.\\w*(Socket|Datagram)Channel")
                || owner.startsWith("javax.net.");
    }

    /** It is tried where models are: this row only sees to it that it still is. */
    private static List<String> alteredModel() {
        try {
            ModelTroubleIT.class.getDeclaredMethod("modelFileIsAltered");
            return List.of();
        } catch (NoSuchMethodException e) {
            return List.of("ModelTroubleIT does not try an altered model");
        }
    }
}
