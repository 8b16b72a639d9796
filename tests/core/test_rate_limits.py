"""Limits hold for the whole of their window."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from exchange.core import once
from exchange.core.rate_limits import hit
from exchange.settings.cache import cache_on_redis
from tests.helpers.redis import OwnRedis

HOUR, DAY = 3600, 24 * 3600


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "minutes"), [(HOUR, 50), (DAY, 23 * 60)])
def test_a_limit_is_remembered_until_its_window_is_over(settings, seconds, minutes):
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    start = timezone.now().replace(hour=0, minute=1)
    with time_machine.travel(start, tick=False) as clock:
        assert [hit("mail", "somebody", limit=2, seconds=seconds) for _ in range(3)] == [True, True, False]
        clock.move_to(start + timedelta(minutes=minutes))
        assert not hit("mail", "somebody", limit=2, seconds=seconds)
        assert hit("mail", "somebody else", limit=2, seconds=seconds)
        clock.move_to(start + timedelta(seconds=seconds))
        assert hit("mail", "somebody", limit=2, seconds=seconds)


@pytest.mark.redis
def test_while_redis_is_away_nobody_is_refused_and_then_limits_count_again(settings, tmp_path):
    redis = OwnRedis(tmp_path).start()
    settings.CACHES = {"default": cache_on_redis(redis.url)}
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True

    def tries() -> list[bool]:
        return [hit("mail", "somebody", limit=2, seconds=DAY) for _ in range(3)]

    assert tries() == [True, True, False]
    redis.kill()
    assert tries() == [True, True, True]
    assert once.is_first("relay", "token", use="form", seconds=HOUR)
    redis.start()
    assert tries() == [True, True, False]
    assert [once.is_first("relay", "token", use=use, seconds=HOUR) for use in ("form", "other")] == [True, False]
    redis.kill()
