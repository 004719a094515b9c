package dev.clipstream.dialect.shortvideo;

import dev.clipstream.fixture.EmbeddedServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
@WithTestResource(EmbeddedServersResource.class)
class SignOutContractIT extends SignOutContractTest {}
