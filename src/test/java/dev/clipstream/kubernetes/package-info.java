/** The manifests of {@code k8s/}, checked against the schemas of Kubernetes and Knative and against the service. */
package dev.clipstream.kubernetes;
