package gradio.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stops a deployment besides types: where annotations stand and what they say. */
class RefusedDeclarationsTest {
    static void assertRefused(@Nullable Object author, String sentence) {
        DeclarationException e = assertThrows(DeclarationException.class, () -> new Registry().add(author));
        assertEquals(sentence, e.getMessage());
    }

    @Test
    void anObjectMustBeGiven() {
        assertRefused(null, "The object with the endpoints is null");
        assertRefused(List.class, "List.class is a class; an object of it is needed");
    }

    @Test
    void aClassMustHaveEndpoints() {
        class Forgetful {
            public String f() {
                return "";
            }
        }
        assertRefused(new Forgetful(), "Forgetful has no public method with @Api");
    }

    @Test
    void anEndpointMustBePublic() {
        class Shy {
            @Api
            String f() {
                return "";
            }

            @Api
            public String g() {
                return "";
            }
        }
        assertRefused(new Shy(), "Shy.f: a method with @Api must be public");
    }

    public abstract static class Base {
        @Api
        public abstract String f(String x);
    }

    @Test
    void annotationsOfMethodsAreNotInherited() {
        class Heir extends Base {
            @Override
            public String f(String x) {
                return x;
            }
        }
        assertRefused(
                new Heir(),
                "Heir.f: it overrides Base.f, which has @Api, and has none itself; annotations of methods are not inherited");
    }

    public interface Face {
        @Api
        static String f() {
            return "";
        }
    }

    @Test
    void aStaticMethodOfAnInterfaceCannotBeCalledOnAnObject() {
        class Heir implements Face {}
        assertRefused(new Heir(), "Face.f: a static method of an interface cannot be an endpoint");
    }

    @Test
    void argsWithoutAnEndpointAreRefused() {
        class Forgetful {
            public String f(@Arg(description = "What") String what) {
                return what;
            }
        }
        assertRefused(new Forgetful(), "Forgetful.f: parameter what has @Arg, but the method has no @Api");
    }

    @Test
    void namesMayHoldOnlySomeCharacters() {
        class Spaced {
            @Api(name = "say hello")
            public void f() {}
        }
        assertRefused(new Spaced(), "Spaced.f: the name \"say hello\" may hold only letters, digits, _ and -");
        class Accented {
            @Api
            public void grüße() {}
        }
        assertRefused(new Accented(), "Accented.grüße: the name \"grüße\" may hold only letters, digits, _ and -");
        class Route {
            @Api
            public void v2() {}
        }
        assertRefused(new Route(), "Route.v2: the name \"v2\" is taken by the route /call/v2");
    }

    @Test
    void namesMustDiffer() {
        class Overloaded {
            @Api
            public void greet(String name) {}

            @Api
            public void greet(int number) {}
        }
        assertRefused(
                new Overloaded(),
                "Overloaded.greet and Overloaded.greet are both named /greet; give one of them another @Api(name)");
        class Two {
            @Api(name = "same")
            public void b() {}

            @Api(name = "same")
            public void a() {}
        }
        assertRefused(new Two(), "Two.a and Two.b are both named /same; give one of them another @Api(name)");
        class Other {
            @Api
            public void same() {}
        }
        class One {
            @Api
            public void same() {}
        }
        Registry registry = new Registry().add(new One());
        DeclarationException e = assertThrows(DeclarationException.class, () -> registry.add(new Other()));
        assertEquals(
                "One.same and Other.same are both named /same; give one of them another @Api(name)", e.getMessage());
    }

    @Test
    void aMethodThatIsAskedForByNameMustBeThereOnce() {
        class Overloaded {
            @Api
            public void f(String name) {}

            @Api
            public void f(int number) {}
        }
        DeclarationException two =
                assertThrows(DeclarationException.class, () -> new Registry().add(new Overloaded(), "f"));
        assertEquals("Overloaded has 2 public methods f with @Api; exactly one is needed", two.getMessage());
        DeclarationException none =
                assertThrows(DeclarationException.class, () -> new Registry().add(new Overloaded(), "g"));
        assertEquals("Overloaded has 0 public methods g with @Api; exactly one is needed", none.getMessage());
    }

    @Test
    void lanesAreNamedAndLimitedSensibly() {
        class Negative {
            @Api(concurrencyLimit = -1)
            public void f() {}
        }
        assertRefused(new Negative(), "Negative.f: concurrencyLimit is -1; 1 or more, or UNLIMITED");
        class Slashed {
            @Api(concurrencyId = "/f")
            public void f() {}
        }
        assertRefused(new Slashed(), "Slashed.f: the concurrencyId \"/f\" may hold only letters, digits, _ and -");
    }

    @Test
    void batchesTakeAndReturnLists() {
        class One {
            @Api(batch = true)
            public List<String> f(String x) {
                return List.of(x);
            }
        }
        assertRefused(new One(), "One.f: parameter x: of a batch endpoint it must be a List, not String");
        class Gives {
            @Api(batch = true)
            public String f(List<String> x) {
                return "";
            }
        }
        assertRefused(new Gives(), "Gives.f: result: of a batch endpoint it must be a List, not String");
        class Nothing {
            @Api(batch = true)
            public void f(List<String> x) {}
        }
        assertRefused(new Nothing(), "Nothing.f: result: of a batch endpoint it must be a List, not void");
        class Generator {
            @Api(batch = true)
            public Stream<String> f(List<String> x) {
                return x.stream();
            }
        }
        assertRefused(new Generator(), "Generator.f: a batch endpoint cannot be a generator");
        class Blind {
            @Api(batch = true)
            public List<String> f() {
                return List.of();
            }
        }
        assertRefused(
                new Blind(),
                "Blind.f: a batch endpoint needs a parameter; how many calls it serves is known from nothing else");
    }

    @Test
    void batchSizesAreSensible() {
        class Empty {
            @Api(batch = true, maxBatchSize = 0)
            public List<String> f(List<String> x) {
                return x;
            }
        }
        assertRefused(new Empty(), "Empty.f: maxBatchSize is 0; 1 or more");
        class Forgetful {
            @Api(maxBatchSize = 8)
            public String f(String x) {
                return x;
            }
        }
        assertRefused(new Forgetful(), "Forgetful.f: maxBatchSize is 8, which has no effect without batch = true");
    }

    @Test
    void aBatchHasNoOneSession() {
        class Batch {
            @Api(batch = true)
            public List<String> f(List<String> x, SessionState state) {
                return x;
            }
        }
        assertRefused(
                new Batch(),
                "Batch.f: parameter state: a batch serves calls of several sessions, so it cannot be given one SessionState;"
                        + " it may take Progress, Alerts and Cancellation");
        class Asking {
            @Api(batch = true)
            public List<String> f(List<String> x, RequestInfo request) {
                return x;
            }
        }
        assertRefused(
                new Asking(),
                "Asking.f: parameter request: a batch serves calls of several sessions, so it cannot be given one RequestInfo;"
                        + " it may take Progress, Alerts and Cancellation");
    }

    @Test
    void whatTheEngineGivesIsNoArgument() {
        class Described {
            @Api
            public void f(@Arg(defaultValue = "1") Progress progress) {}
        }
        assertRefused(
                new Described(),
                "Described.f: parameter progress: Progress is not an argument of callers, so @Arg has no effect on it");
        class Twice {
            @Api
            public void f(Alerts first, Alerts second) {}
        }
        assertRefused(new Twice(), "Twice.f: parameter second: Alerts is asked for twice");
    }
}
