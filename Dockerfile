# syntax=docker/dockerfile:1
# One image for web, sockets and worker; the target `proxy` is the web server in front of them.
# Everything that is fetched is pinned: packages by hash, front-end packages by their lock.

FROM node:24-bookworm-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund

FROM python:3.11-slim-bookworm AS build
ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements/base.lock requirements/base.lock
RUN /venv/bin/pip install --require-hashes --requirement requirements/base.lock
COPY --from=front-end /build/node_modules node_modules
COPY assets assets
RUN /venv/bin/python assets/build.py
COPY . .
RUN if [ -d locale ]; then /venv/bin/python -m babel.messages.frontend compile --directory locale --domain django; fi \
  && DJANGO_SETTINGS_MODULE=exchange.settings.production EXCHANGE_DATA_DIR=/tmp/data /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
  && rm -rf node_modules build/static

FROM python:3.11-slim-bookworm AS app
# PostgreSQL's client programs are for `manage.py backup` and `restore`.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --user-group --no-create-home --home-dir /tmp exchange \
  && mkdir -p /data/media /data/private /data/search && chown -R exchange:exchange /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
  DJANGO_SETTINGS_MODULE=exchange.settings.production EXCHANGE_DATA_DIR=/data EXCHANGE_STATIC_ROOT=/app/build/collected
USER 10001:10001
EXPOSE 8000 8001
CMD ["gunicorn", "exchange.wsgi", "--bind=0.0.0.0:8000"]

FROM caddy:2.10-alpine AS proxy
# Volumes take the owner of what they cover.
RUN mkdir -p /data /config && chown -R 10001:10001 /data /config
COPY deploy/Caddyfile /etc/caddy/Caddyfile
USER 10001:10001
