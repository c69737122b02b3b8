"""What a language knows, as code: how packs are loaded, words looked up, sentences split and patterns matched. Names no language."""
