package gradio.api;

import static gradio.api.RefusedDeclarationsTest.assertRefused;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stops a deployment for a type. */
class RefusedTypesTest {
    private static final String USE =
            " cannot cross the wire; use numbers, boolean, String, an enum, a record, List, Map<String, ...>, Optional,"
                    + " FileData or JsonNode";

    @Test
    void unknownClassesAreRefused() {
        class Reads {
            @Api
            public void f(InputStream in) {}
        }
        assertRefused(new Reads(), "Reads.f: parameter in: the type java.io.InputStream" + USE);
        class Sets {
            @Api
            public void f(List<Set<String>> sets) {}
        }
        assertRefused(new Sets(), "Sets.f: parameter sets: the type java.util.Set<java.lang.String>" + USE);
        class Gives {
            @Api
            public Path f() {
                return Path.of("x");
            }
        }
        assertRefused(new Gives(), "Gives.f: result: the type java.nio.file.Path" + USE);
        class Later {
            @Api
            public CompletableFuture<String> f() {
                return new CompletableFuture<>();
            }
        }
        assertRefused(
                new Later(),
                "Later.f: result: the type java.util.concurrent.CompletableFuture<java.lang.String>" + USE);
        class Numbers {
            @Api
            public IntStream f() {
                return IntStream.empty();
            }
        }
        assertRefused(new Numbers(), "Numbers.f: result: the type java.util.stream.IntStream" + USE);
        class Any {
            @Api
            public void f(Number n) {}
        }
        assertRefused(new Any(), "Any.f: parameter n: the type java.lang.Number" + USE);
    }

    @Test
    void arraysAreRefused() {
        class Array {
            @Api
            public void f(String[] items) {}
        }
        assertRefused(new Array(), "Array.f: parameter items: the type java.lang.String[]" + USE);
        class Varargs {
            @Api
            public void f(int... items) {}
        }
        assertRefused(new Varargs(), "Varargs.f: parameter items: the type int[]" + USE);
        class Lists {
            @Api
            public void f(List<String>[] items) {}
        }
        assertRefused(new Lists(), "Lists.f: parameter items: the type java.util.List<java.lang.String>[]" + USE);
    }

    @Test
    void aParameterMustSayWhatIsWanted() {
        class Whatever {
            @Api
            public void f(Object x) {}
        }
        String sentence = "Object does not say what is wanted; JsonNode takes any JSON value";
        assertRefused(new Whatever(), "Whatever.f: parameter x: " + sentence);
        class Values {
            @Api
            public void f(Map<String, Object> x) {}
        }
        assertRefused(new Values(), "Values.f: parameter x: " + sentence);
        class Items {
            @Api
            public void f(List<?> x) {}
        }
        assertRefused(new Items(), "Items.f: parameter x: " + sentence);
    }

    @Test
    @SuppressWarnings("rawtypes")
    void rawTypesAreRefused() {
        class RawList {
            @Api
            public void f(List x) {}
        }
        assertRefused(
                new RawList(), "RawList.f: parameter x: List does not say of what; write List<String>, for example");
        class RawMap {
            @Api
            public Map f() {
                return Map.of();
            }
        }
        assertRefused(
                new RawMap(), "RawMap.f: result: Map does not say of what; write Map<String, Integer>, for example");
        class RawOptional {
            @Api
            public void f(Optional x) {}
        }
        assertRefused(
                new RawOptional(),
                "RawOptional.f: parameter x: Optional does not say of what; write Optional<String>, for example");
        class RawGenerator {
            @Api
            public Stream f() {
                return Stream.of();
            }
        }
        assertRefused(
                new RawGenerator(),
                "RawGenerator.f: result: Stream does not say of what; write Stream<String>, for example");
        class RawBatch {
            @Api(batch = true)
            public List<String> f(List x) {
                return List.of();
            }
        }
        assertRefused(
                new RawBatch(), "RawBatch.f: parameter x: List does not say of what; write List<String>, for example");
    }

    @Test
    void typeVariablesAreRefused() {
        class Generic {
            @Api
            public <T> T f(T x) {
                return x;
            }
        }
        assertRefused(new Generic(), "Generic.f: parameter x: the type T" + USE);
        record Pair<T>(T left, T right) {}
        class Pairs {
            @Api
            public void f(Pair<String> pair) {}
        }
        assertRefused(new Pairs(), "Pairs.f: parameter pair: component left of Pair: the type T" + USE);
    }

    @Test
    void aGeneratorMustYieldWhatCanCross() {
        class Yields {
            @Api
            public Iterator<InputStream> f() {
                return List.<InputStream>of().iterator();
            }
        }
        assertRefused(new Yields(), "Yields.f: result: the type java.io.InputStream" + USE);
    }

    @Test
    void theKeysOfAMapAreTexts() {
        class Numbered {
            @Api
            public void f(Map<Integer, String> x) {}
        }
        assertRefused(
                new Numbered(),
                "Numbered.f: parameter x: the type java.util.Map<java.lang.Integer, java.lang.String>" + USE);
    }

    @Test
    void anOptionalCannotHoldAnother() {
        class Twice {
            @Api
            public void f(Optional<Optional<String>> x) {}
        }
        assertRefused(
                new Twice(),
                "Twice.f: parameter x: an Optional in an Optional cannot be told from an empty one on the wire");
    }

    public record Node(String name, List<Node> children) {}

    public record Egg(Optional<Hen> hen) {}

    public record Hen(Map<String, Egg> eggs) {}

    @Test
    void aRecordCannotContainItself() {
        class Trees {
            @Api
            public void f(Node root) {}
        }
        assertRefused(
                new Trees(),
                "Trees.f: parameter root: component children of Node: the record Node contains itself, and a type on the wire"
                        + " must have an end; use JsonNode where it begins again");
        class Farm {
            @Api
            public Egg f() {
                return new Egg(Optional.empty());
            }
        }
        assertRefused(
                new Farm(),
                "Farm.f: result: component hen of Egg: component eggs of Hen: the record Egg contains itself, and a type on"
                        + " the wire must have an end; use JsonNode where it begins again");
    }

    @Test
    void componentsAreNamedApartAndOfKnownTypes() {
        record Twins(String imagePath, String image_path) {}
        class Takes {
            @Api
            public void f(Twins twins) {}
        }
        assertRefused(
                new Takes(),
                "Takes.f: parameter twins: the record Twins has two components that are \"image_path\" on the wire");
        record Open(InputStream in) {}
        class Gives {
            @Api
            public List<Open> f() {
                return List.of();
            }
        }
        assertRefused(new Gives(), "Gives.f: result: component in of Open: the type java.io.InputStream" + USE);
    }

    public enum Nothing {}

    public enum Cases {
        RED,
        red
    }

    @Test
    void anEnumHasConstantsThatDiffer() {
        class Never {
            @Api
            public void f(Nothing x) {}
        }
        assertRefused(new Never(), "Never.f: parameter x: the enum Nothing has no constants");
        class Unclear {
            @Api
            public Cases f() {
                return Cases.RED;
            }
        }
        assertRefused(
                new Unclear(), "Unclear.f: result: the enum Cases has two constants that are \"red\" on the wire");
    }

    @Outputs
    public record Both(String a, String b) {}

    @Outputs
    public record None() {}

    @Outputs
    public static final class NoRecord {}

    @Outputs
    public record Odd(String a, InputStream b) {}

    @Test
    void outputsAreRecordsThatAreReturned() {
        class Plain {
            @Api
            public NoRecord f() {
                return new NoRecord();
            }
        }
        assertRefused(new Plain(), "Plain.f: result: @Outputs belongs on a record, and NoRecord is none");
        class Empty {
            @Api
            public None f() {
                return new None();
            }
        }
        assertRefused(new Empty(), "Empty.f: result: the @Outputs record None has no components; return void instead");
        class Unknown {
            @Api
            public Odd f() {
                return new Odd("", InputStream.nullInputStream());
            }
        }
        assertRefused(new Unknown(), "Unknown.f: result: component b of Odd: the type java.io.InputStream" + USE);
        String sentence =
                "the @Outputs record Both can only be what a method returns or what its generator yields, and no part of it";
        class Perhaps {
            @Api
            public Optional<Both> f() {
                return Optional.empty();
            }
        }
        assertRefused(new Perhaps(), "Perhaps.f: result: " + sentence);
        class Takes {
            @Api
            public void f(Both both) {}
        }
        assertRefused(new Takes(), "Takes.f: parameter both: " + sentence);
    }
}
