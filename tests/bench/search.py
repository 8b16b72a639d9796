"""python -m tests.bench.search --documents N"""

import sys

from search.bench.run import main

if __name__ == "__main__":
    sys.exit(main())
