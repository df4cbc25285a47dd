"""How many random texts to try: with `--hypothesis-profile=thorough` 100 000 of each sort."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "thorough", max_examples=100_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
