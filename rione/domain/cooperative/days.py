"""When a day and a week of work began, by the town's own clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rione.domain.districts.models import District
from rione.kit import clock


def start_of_today(district: District) -> datetime:
    """Midnight in the town."""
    return _midnight(district, days_ago=0)


def start_of_week(district: District) -> datetime:
    """Midnight before this week's Monday in the town."""
    today = clock.now().astimezone(ZoneInfo(district.time_zone))
    return _midnight(district, days_ago=today.weekday())


def _midnight(district: District, *, days_ago: int) -> datetime:
    zone = ZoneInfo(district.time_zone)
    day = clock.now().astimezone(zone).date() - timedelta(days=days_ago)
    return datetime.combine(day, time.min, zone).astimezone(UTC)
