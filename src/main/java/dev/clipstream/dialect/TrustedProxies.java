package dev.clipstream.dialect;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The networks of the proxies that Quarkus trusts. It allows names too; those of proxies behind others are no use. */
@Singleton
class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> proxies) {
        networks = proxies.stream()
                .map(proxy -> proxy.strip().split("/"))
                .filter(parts -> parts.length == 2)
                .map(parts -> new IpSubnetFilterRule(
                        InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT))
                .toList();
    }

    boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 0)));
    }
}
