package dev.clipstream.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses and networks of the proxies that Quarkus trusts. Host names, which it also allows, are ignored. */
@Singleton
class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> proxies) {
        networks = proxies.orElse(List.of()).stream()
                .map(proxy -> proxy.strip().split("/"))
                .flatMap(parts -> network(parts[0], parts.length > 1 ? parts[1] : null).stream())
                .toList();
    }

    private static Optional<IpSubnetFilterRule> network(String address, String bits) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            int all = literal.getAddress().length * Byte.SIZE;
            return Optional.of(new IpSubnetFilterRule(
                    literal, bits == null ? all : Integer.parseInt(bits), IpFilterRuleType.ACCEPT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 0)));
    }
}
