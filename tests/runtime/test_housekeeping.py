from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from rione.config.tasks import forget_old_sessions

pytestmark = pytest.mark.django_db


def test_sessions_nobody_comes_back_to_are_forgotten():
    store = import_module(settings.SESSION_ENGINE).SessionStore
    kept, left = store(), store()
    for session in (kept, left):
        session["baskets"] = {}
        session.save()
    Session.objects.filter(pk=left.session_key).update(
        expire_date=timezone.now() - timedelta(minutes=1)
    )

    forget_old_sessions(0)

    assert [session.pk for session in Session.objects.all()] == [kept.session_key]


def test_the_count_of_somebodys_tries_is_not_pushed_out_by_other_tries():
    assert cache._max_entries >= 100_000
