package dev.clipstream.dialect.portal;

import dev.clipstream.fixture.EmbeddedServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
@WithTestResource(EmbeddedServersResource.class)
class WebClientContractIT extends WebClientContractTest {}
