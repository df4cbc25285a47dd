"""Times until a review, in words."""

from __future__ import annotations

import math
from datetime import datetime


def until(due: datetime, now: datetime) -> str:
    """How long it is until something is due.

    >>> from datetime import timedelta
    >>> now = datetime(2026, 1, 1)
    >>> until(now, now), until(now + timedelta(minutes=9.5), now), until(now + timedelta(hours=23.9), now)
    ('now', 'in 10 minutes', 'in 1 day')
    """
    minutes = math.ceil((due - now).total_seconds() / 60)
    hours = round(minutes / 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"in {_counted(minutes, 'minute')}"
    return f"in {_counted(hours, 'hour')}" if hours < 24 else f"in {_counted(round(hours / 24), 'day')}"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
