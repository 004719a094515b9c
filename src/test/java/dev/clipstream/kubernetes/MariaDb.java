package dev.clipstream.kubernetes;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;

/** Those fields of the operator's resource that the manifests use, as mariadb-operator v26.6.0 defines them. */
@Group("k8s.mariadb.com")
@Version("v1alpha1")
@Kind("MariaDB")
final class MariaDb extends CustomResource<MariaDb.Spec, Void> {

    record Spec(
            String image,
            int replicas,
            Galera galera,
            SecretKey rootPasswordSecretKeyRef,
            String database,
            String username,
            SecretKey passwordSecretKeyRef,
            Tls tls,
            Storage storage,
            String myCnf,
            ResourceRequirements resources,
            Affinity affinity,
            DisruptionBudget podDisruptionBudget,
            UpdateStrategy updateStrategy) {}

    record Galera(boolean enabled, Primary primary) {}

    record Primary(int podIndex, boolean autoFailover) {}

    record SecretKey(String name, String key, boolean generate) {}

    record Tls(boolean enabled, boolean required) {}

    record Storage(String size) {}

    record Affinity(boolean antiAffinityEnabled) {}

    record DisruptionBudget(int maxUnavailable) {}

    record UpdateStrategy(String type) {}
}
