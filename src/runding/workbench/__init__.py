"""The workbench of a linguist: start a pack, try sentences, see what is missing and what a change does. Names no language."""
