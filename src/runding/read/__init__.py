"""Step 1: a source becomes an Article. Knows languages only through what `runding.lang` tells of them."""
