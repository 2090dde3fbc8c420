package dev.backbone.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Of our own code, a class uses its service's, the contract and the runtime. */
final class KeepToTheirOwnService extends ArchCondition<JavaClass> {

    private static final String OURS = "dev.backbone.";
    private static final Set<String> SHARED = Set.of("events", "runtime");

    KeepToTheirOwnService() {
        super("use no other service's classes");
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            var target = dependency.getTargetClass().getBaseComponentType().getPackageName();
            if (target.startsWith(OURS) && !mayUse(service(origin.getPackageName()), service(target))) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private static boolean mayUse(String origin, String target) {
        return origin.equals(target) || SHARED.contains(target);
    }

    private static String service(String packageName) {
        return packageName.substring(OURS.length()).replaceFirst("\\..*", "");
    }
}
