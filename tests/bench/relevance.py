"""python -m tests.bench.relevance --documents FILE --queries FILE [--engine tantivy|elasticsearch]"""

import sys

from tests.bench.scratch import scratch_network

if __name__ == "__main__":
    with scratch_network():
        from search.bench.relevance import main

        sys.exit(main())
