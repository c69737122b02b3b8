"""Charts as SVG, drawn here and not in the browser.

All places along time are percentages, so a chart fits any width without a script and without distorted letters. Colours and
strokes are classes of the style sheet: the pages allow no style in their markup.
"""
