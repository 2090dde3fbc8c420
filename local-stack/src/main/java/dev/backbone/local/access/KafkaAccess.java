package dev.backbone.local.access;

import dev.backbone.local.Service;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Makes Kafka's users and what they may do what it should be. May be repeated at any time. */
public record KafkaAccess(Admin admin) {

    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

    /**
     * Gives each service that has a password its user and its rights, and takes from the services all other rights.
     *
     * @return how many rights there are now
     */
    public int settle(Map<Service, String> passwords) throws ExecutionException, InterruptedException {
        admin.alterUserScramCredentials(logins(passwords)).all().get();
        Set<AclBinding> wanted = passwords.keySet().stream()
                .flatMap(service -> new Grants(service).all().stream())
                .collect(Collectors.toSet());
        Collection<AclBinding> present =
                admin.describeAcls(AclBindingFilter.ANY).values().get();
        admin.createAcls(without(wanted, present)).all().get();
        admin.deleteAcls(without(present, wanted).stream()
                        .filter(KafkaAccess::isOfService)
                        .map(AclBinding::toFilter)
                        .toList())
                .all()
                .get();
        return wanted.size();
    }

    private static List<UserScramCredentialAlteration> logins(Map<Service, String> passwords) {
        return passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(
                        login -> new UserScramCredentialUpsertion(login.getKey().moduleName(), SCRAM, login.getValue()))
                .toList();
    }

    private static Set<AclBinding> without(Collection<AclBinding> some, Collection<AclBinding> others) {
        Set<AclBinding> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static boolean isOfService(AclBinding right) {
        Stream<String> services = Arrays.stream(Service.values()).map(service -> "User:" + service.moduleName());
        return services.anyMatch(right.entry().principal()::equals);
    }
}
