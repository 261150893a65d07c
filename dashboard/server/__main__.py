"""`python -m dashboard.server PORT`: serves until it is stopped; `python -m dashboard run` becomes this process."""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # next to nothing of what is imported is garbage; once all is there, `warm_up` collects it again
    from dashboard.server.serve import main

    main(int(sys.argv[1]))
