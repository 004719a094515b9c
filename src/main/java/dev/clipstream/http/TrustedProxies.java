package dev.clipstream.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses and networks of the proxies that Quarkus trusts. Anything else, which Quarkus would take for the name of a
 * host and look up for every request, stops the start.
 */
@Singleton
class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> proxies) {
        networks =
                proxies.orElse(List.of()).stream().map(TrustedProxies::network).toList();
    }

    /** Has them read when the service starts, before anything runs that an end of the start would interrupt. */
    void read(@Observes @Priority(Integer.MIN_VALUE) StartupEvent start) {}

    private static IpSubnetFilterRule network(String proxy) {
        String[] parts = proxy.strip().split("/", 2);
        try {
            InetAddress literal = InetAddress.ofLiteral(parts[0]);
            int all = literal.getAddress().length * Byte.SIZE;
            return new IpSubnetFilterRule(
                    literal, parts.length == 1 ? all : Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    ("\"%s\" is neither an address nor a network: please configure those of your proxies by"
                                    + " quarkus.http.proxy.trusted-proxies (QUARKUS_HTTP_PROXY_TRUSTED_PROXIES)")
                            .formatted(proxy));
        }
    }

    boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 0)));
    }
}
