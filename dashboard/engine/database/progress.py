"""How a long task tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called as `progress(step, total, text)`; step runs from 0 to total."""
