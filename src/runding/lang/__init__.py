"""What a language knows, as code: packs loaded, words looked up, sentences split, patterns matched. Names no language."""
