#!/bin/bash
# Records what a start of the service in this directory loads, with the runtime that will start it: a cache is good for
# the very same one only. The arguments are the options of that start. There are no servers here, so the service is told
# of some that do not exist and does not look at the schema.
set -euo pipefail
trap 'cat /tmp/training.log' ERR

export QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://localhost:1/none \
  QUARKUS_DATASOURCE_USERNAME=none \
  QUARKUS_REDIS_HOSTS=redis://localhost:1 \
  QUARKUS_S3_ENDPOINT_OVERRIDE=http://localhost:1 \
  QUARKUS_S3_AWS_REGION=none \
  QUARKUS_S3_AWS_CREDENTIALS_TYPE=anonymous \
  CLIPSTREAM_MEDIA_BUCKET=none \
  CLIPSTREAM_SCHEMA=trust \
  QUARKUS_SCHEDULER_ENABLED=false
# It signs nothing: it lives as long as this script.
CLIPSTREAM_TOKEN_SECRET="$(head -c 48 /dev/urandom | base64 -w 0)"
export CLIPSTREAM_TOKEN_SECRET
port="${QUARKUS_HTTP_PORT:-8080}"
# A heap of 32 GB or more, which a share of a large machine's memory can be, has references that no cache for a smaller
# one fits.
options=(-Xmx1g "$@")

java "${options[@]}" -XX:AOTCacheOutput=clipstream.aot -jar quarkus-run.jar > /tmp/training.log 2>&1 &
service=$!
for _ in {1..120}; do
  if (exec 3<> "/dev/tcp/localhost/$port") 2> /dev/null; then break; fi
  sleep 1
done
for path in /douyin/ping /douyin/feed/ /q/health/ready; do
  exec 3<> "/dev/tcp/localhost/$port"
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3
  cat <&3 > /dev/null
done
kill -TERM "$service"
wait "$service" || true
# A runtime that cannot use the cache ends here, instead of starting slowly without a word.
QUARKUS_INIT_AND_EXIT=true java "${options[@]}" -XX:AOTCache=clipstream.aot -XX:AOTMode=on -jar quarkus-run.jar \
  > /tmp/training.log 2>&1
rm /tmp/training.log
