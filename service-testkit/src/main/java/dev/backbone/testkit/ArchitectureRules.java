package dev.backbone.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules that every service keeps. A service's test calls {@link #check} with its application class.
 *
 * <p>Classes named {@code Simulated…} stand for the world outside and may take their time.
 */
public final class ArchitectureRules {

    static final ArchRule DOMAIN_KNOWS_ONLY_THE_CONTRACT = classes()
            .that()
            .resideInAPackage("dev.backbone..domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.math..",
                            "java.time..",
                            "java.util..",
                            "org.jspecify..",
                            "dev.backbone.events..",
                            "dev.backbone..domain..")
                    .or(name("dev.backbone.runtime.Decider")))
            .because("decisions can be tested, and repeated, without any machinery")
            .allowEmptyShould(true);

    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("dev.backbone..domain..")
            .should()
            .accessTargetWhere(describe("it depends on the time or on chance", ArchitectureRules::isImpure))
            .because("a decision that is repeated must have the same outcome")
            .allowEmptyShould(true);

    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = classes()
            .that()
            .resideInAPackage("dev.backbone..")
            .should(new KeepToTheirOwnService())
            .because("services meet on topics only");

    static final ArchRule NOBODY_SLEEPS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.backbone.runtime..")
            .and()
            .haveNameNotMatching(".*\\.Simulated\\w+(\\$.*)?")
            .should()
            .callMethodWhere(describe("it is a sleep", ArchitectureRules::isSleep))
            .because("waiting is the runtime's business")
            .allowEmptyShould(true);

    static final ArchRule BEANS_DO_NOT_DEPEND_ON_SETTINGS = nothingIsAnnotatedWith(
                    "a condition on a setting", ArchitectureRules::asksForSetting)
            .because("which beans there are is found out when a service is built");

    static final ArchRule NO_ANNOTATIONS_WITHOUT_EFFECT = nothingIsAnnotatedWith(
                    "the runtime's business", ArchitectureRules::isWithoutEffect)
            .because("nothing looks for them: listening, transactions and threads are the runtime's");

    static final ArchRule LOGGING_AND_INJECTION = CompositeArchRule.of(
                    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging"))
            .and(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS)
            .and(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);

    private static final ArchRule ALL = CompositeArchRule.of(DOMAIN_KNOWS_ONLY_THE_CONTRACT)
            .and(DECISIONS_ARE_PURE)
            .and(SERVICES_DO_NOT_KNOW_EACH_OTHER)
            .and(NOBODY_SLEEPS)
            .and(BEANS_DO_NOT_DEPEND_ON_SETTINGS)
            .and(NO_ANNOTATIONS_WITHOUT_EFFECT)
            .and(LOGGING_AND_INJECTION);

    private static final Set<String> SOURCES_OF_CHANCE = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.UUID.randomUUID",
            "dev.backbone.events.EventId.random");

    private static final String CONDITION = "org.springframework.context.annotation.Conditional";

    /** Those whose answer the unit tests see as well. */
    private static final Set<String> CONDITIONS_ON_CODE =
            Set.of("ConditionalOnBean", "ConditionalOnMissingBean", "ConditionalOnClass", "ConditionalOnMissingClass");

    private static final Set<String> WITHOUT_EFFECT =
            Set.of("Transactional", "KafkaListener", "Scheduled", "Async", "Aspect");

    private static final Pattern WRITTEN_BY_PROCESS_AOT = Pattern.compile(".*__[^/]*\\.class");

    private ArchitectureRules() {}

    /**
     * Checks the production classes of a service.
     *
     * @param application a class in the service's topmost package
     * @throws AssertionError naming each class that breaks a rule, and where
     */
    public static void check(Class<?> application) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.matches(WRITTEN_BY_PROCESS_AOT))
                .importPackagesOf(application);
        ALL.check(service);
    }

    private static ArchRule nothingIsAnnotatedWith(String what, Predicate<JavaAnnotation<?>> which) {
        return CompositeArchRule.of(noClasses().should().beAnnotatedWith(describe(what, which)))
                .and(noMethods().should().beAnnotatedWith(describe(what, which)));
    }

    private static boolean isImpure(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return SOURCES_OF_CHANCE.contains(owner.getName() + '.' + access.getName())
                || (owner.getPackageName().equals("java.time")
                        && access.getName().equals("now"))
                || owner.isAssignableTo("java.time.Clock")
                || owner.isAssignableTo("java.util.random.RandomGenerator");
    }

    private static boolean asksForSetting(JavaAnnotation<?> annotation) {
        var type = annotation.getRawType();
        return (type.getName().equals(CONDITION) || type.isAnnotatedWith(CONDITION))
                && !CONDITIONS_ON_CODE.contains(type.getSimpleName());
    }

    private static boolean isWithoutEffect(JavaAnnotation<?> annotation) {
        return WITHOUT_EFFECT.contains(annotation.getRawType().getSimpleName());
    }

    private static boolean isSleep(JavaAccess<?> access) {
        return access.getName().equals("sleep")
                && (access.getTargetOwner().isAssignableTo(Thread.class)
                        || access.getTargetOwner().isAssignableTo("java.util.concurrent.TimeUnit"));
    }
}
