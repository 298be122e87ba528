"""Settings for the whole suite."""

import gc
import os

from hypothesis import settings

settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Few of the objects that a test makes hang in circles, and what was imported or read once stays: the collector walked
# through all of it for a tenth of the suite's time.
gc.set_threshold(50_000, 20, 100)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as there are cores: many tests wait for a screen."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2
