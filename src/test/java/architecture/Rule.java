package architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/**
 * One arrow of the architecture, stated for the house under some root package.
 *
 * @param name what the arrow says
 * @param broken the package below {@code architecture.broken} that holds a house where it is broken
 * @param subjects the classes that are looked at
 */
record Rule(String name, String broken, DescribedPredicate<JavaClass> subjects, ArchRule check) {

    /** No class of {@code subjects} uses a class of {@code forbidden}. */
    static Rule never(
            String name,
            String broken,
            DescribedPredicate<? super JavaClass> subjects,
            DescribedPredicate<? super JavaClass> forbidden) {
        ArchRule check = noClasses()
                .that(subjects)
                .should()
                .dependOnClassesThat(forbidden)
                .as(name)
                .allowEmptyShould(true);
        return new Rule(name, broken, subjects.forSubtype(), check);
    }

    @Override
    public String toString() {
        return name;
    }
}
